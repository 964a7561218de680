package dev.vibesbox.audit;

import dev.vibesbox.command.Exit;
import dev.vibesbox.command.Limit;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot;
import java.util.Optional;

/** What became of a command: the members that its last line has and its first has not. */
final class Result {
  private Result() {}

  static String failed(String reason) {
    return Line.members().put("status", "failed").put("reason", reason).toString();
  }

  static String of(ProcessSnapshot process, long stdoutBytes, long stderrBytes) {
    var line = Line.members();
    if (process.pid() != 0) {
      line.put("pid", process.pid());
    }
    line.put("start", process.startedAt().toString())
        .put("end", process.startedAt().plus(process.duration()).toString())
        .put("duration_ms", process.duration().toMillis());
    process.outcome().ifPresent(outcome -> outcome(line, outcome));
    used(line, process);
    line.put("redactions", process.redactions());
    return line.put("stdout_bytes", stdoutBytes).put("stderr_bytes", stderrBytes).toString();
  }

  private static void outcome(Line line, Outcome outcome) {
    line.put("status", outcome.status());
    switch (outcome) {
      case Outcome.Exited(var code) -> line.put("exit_code", code);
      case Outcome.Signaled(var signal) -> line.put("signal", signal);
      case Outcome.TimedOut(var argument, _, var exit) ->
          exit(line.put("stopped_by", argument), exit);
      case Outcome.Cancelled(var by, var exit) -> exit(line.put("stopped_by", by.label()), exit);
      case Outcome.Failed(var reason) -> line.put("reason", reason);
      case Outcome.Rejected(var rule, var reason, _) ->
          line.put("rule", Optional.of(rule)).put("reason", reason);
      case Outcome.Lost() -> {}
    }
  }

  private static void exit(Line line, Exit exit) {
    switch (exit) {
      case Exit.Code(var code) -> line.put("exit_code", code);
      case Exit.Signal(var name) -> line.put("signal", name);
    }
  }

  private static void used(Line line, ProcessSnapshot process) {
    var usage = process.usage();
    line.put("limits_struck", usage.struck().stream().sorted().map(Limit::label).toList())
        .put("leftover_processes", process.leftovers())
        .put("cpu_ms", usage.cpu().toMillis());
    usage.maxRssKb().ifPresent(peak -> line.put("max_rss_kb", peak));
  }
}
