package dev.vibesbox.bus;

import dev.vibesbox.command.Excerpt;
import dev.vibesbox.command.Exit;
import dev.vibesbox.command.Limit;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a command, as a message: the answer of {@code execute_command}. */
public final class AnswerForm {
  private AnswerForm() {}

  /** The whole answer; {@code nextOffset} is where its output ended when it was made. */
  public static JsonObject answer(
      ProcessSnapshot process, Excerpt stdout, Excerpt stderr, long nextOffset) {
    var isTruncated = stdout.isTruncated() || stderr.isTruncated();
    return state(process)
        .put("stdout", stdout.text())
        .put("stderr", stderr.text())
        .put("truncated", isTruncated)
        .put("stdout_bytes", stdout.bytes())
        .put("stderr_bytes", stderr.bytes())
        .put("next_offset", nextOffset)
        .put("suggestion", suggestion(process, isTruncated).orElse(null));
  }

  /** How a process stands, without its output. */
  public static JsonObject state(ProcessSnapshot process) {
    var exit = process.outcome().flatMap(AnswerForm::exit);
    var outcome = process.outcome();
    return new JsonObject()
        .put("process_id", process.spec().id().toString())
        .put("pid", process.pid() == 0 ? null : process.pid())
        .put("status", outcome.map(Outcome::status).orElse("running"))
        .put("success", outcome.filter(new Outcome.Exited(0)::equals).isPresent())
        .put("exit_code", exit.map(AnswerForm::code).orElse(null))
        .put("signal", exit.map(AnswerForm::signal).orElse(null))
        .put("stopped_by", outcome.map(AnswerForm::stoppedBy).orElse(null))
        .put("error", outcome.map(it -> error(it, process.usage())).orElse(null))
        .put("limits_struck", struck(process))
        .put("waiting_for_input", process.waitsForInput())
        .put("leftover_processes", process.leftovers())
        .put("duration_ms", process.duration().toMillis())
        .put("held_back_ms", process.heldBack().toMillis())
        .put("redactions", redactions(process))
        .put("cpu_ms", process.usage().cpu().toMillis())
        .put("max_rss_kb", peak(process.usage()));
  }

  /** How many secrets were masked, by kind, in the order of the kinds. */
  static JsonObject redactions(ProcessSnapshot process) {
    var json = new JsonObject();
    process.redactions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
    return json;
  }

  private static JsonArray struck(ProcessSnapshot process) {
    return new JsonArray(process.usage().struck().stream().sorted().map(Limit::label).toList());
  }

  private static @Nullable Long peak(ProcessSnapshot.Usage usage) {
    return usage.maxRssKb().isPresent() ? usage.maxRssKb().getAsLong() : null;
  }

  private static Optional<Exit> exit(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Exited(var code) -> Optional.of(new Exit.Code(code));
      case Outcome.Signaled(var signal) -> Optional.of(new Exit.Signal(signal));
      case Outcome.TimedOut(_, _, var exit) -> Optional.of(exit);
      case Outcome.Cancelled(_, var exit) -> Optional.of(exit);
      case Outcome.Rejected _, Outcome.Failed _, Outcome.Lost _ -> Optional.empty();
    };
  }

  private static @Nullable Integer code(Exit exit) {
    return exit instanceof Exit.Code(var code) ? code : null;
  }

  private static @Nullable String signal(Exit exit) {
    return exit instanceof Exit.Signal(var name) ? name : null;
  }

  private static @Nullable String stoppedBy(Outcome outcome) {
    return switch (outcome) {
      case Outcome.TimedOut(var argument, _, _) -> argument;
      case Outcome.Cancelled(var by, _) -> by.label();
      case Outcome.Exited _,
          Outcome.Signaled _,
          Outcome.Rejected _,
          Outcome.Failed _,
          Outcome.Lost _ ->
          null;
    };
  }

  private static @Nullable String error(Outcome outcome, ProcessSnapshot.Usage usage) {
    var error = error(outcome);
    var labels = usage.struck().stream().sorted().map(Limit::label).toList();
    return error == null || labels.isEmpty()
        ? error
        : error + "; limit struck: " + String.join(", ", labels);
  }

  private static @Nullable String error(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Exited(var code) -> code == 0 ? null : "exit code " + code;
      case Outcome.Signaled(var signal) -> "ended by " + signal;
      case Outcome.TimedOut(var argument, var limit, _) ->
          "stopped: its %s of %d s ran out".formatted(argument, limit.toSeconds());
      case Outcome.Cancelled(var by, _) -> "stopped: " + by.reason();
      case Outcome.Rejected(var rule, var reason, _) -> "%s: %s".formatted(rule, reason);
      case Outcome.Failed(var reason) -> reason;
      case Outcome.Lost() -> "the server died while it ran";
    };
  }

  private static Optional<String> suggestion(ProcessSnapshot process, boolean isTruncated) {
    List<String> advice = new ArrayList<>();
    if (process.outcome().isEmpty()) {
      advice.add(
          "It still runs: read, wait for or kill it with manage_process and this process_id.");
    }
    for (var limit : process.usage().struck()) {
      advice.add("Limit struck: %s (%s).".formatted(limit.reason(), limit.label()));
    }
    if (process.waitsForInput()) {
      advice.add("It waits for input: answer it with manage_process, action write.");
    }
    if (process.outcome().orElse(null) instanceof Outcome.TimedOut) {
      advice.add("For long work use background: true, or a longer timeout.");
    }
    if (process.leftovers() > 0 && !process.spec().isBackground()) {
      advice.add(
          "%d process(es) still ran when the shell ended and were stopped; to keep them, use background: true."
              .formatted(process.leftovers()));
    }
    if (isTruncated) {
      advice.add(
          "Lines were left out; read them with manage_process, action read, this process_id and offset.");
    }
    return advice.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", advice));
  }
}
