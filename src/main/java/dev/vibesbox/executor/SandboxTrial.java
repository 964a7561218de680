package dev.vibesbox.executor;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Answer;
import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.command.CommandSpec.Delivery;
import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.command.CommandSpec.Surroundings;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.command.Stream;
import dev.vibesbox.sandbox.Confinement;
import dev.vibesbox.sandbox.SelfTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox tried out, once: a script of our own runs by the way of every command and tries to
 * get out. Used on the executor's context.
 */
final class SandboxTrial {
  private static final Logger LOGGER = System.getLogger(SandboxTrial.class.getName());
  private static final String SHELL = "/bin/sh";
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_LINES = 1000;

  private final Launcher launcher;
  private final Confinement confinement;
  private final Context context;
  private Optional<Future<SandboxReport>> latest = Optional.empty();

  SandboxTrial(Launcher launcher, Confinement confinement, Context context) {
    this.launcher = launcher;
    this.confinement = confinement;
    this.context = context;
  }

  /**
   * Succeeds with what {@code /health} shows, which whoever asks first has found out; fails if the
   * script could not be run to its end, and then the next to ask tries again.
   */
  Future<JsonObject> report() {
    return latest.filter(report -> !report.failed()).orElseGet(this::anew).map(SandboxReport::json);
  }

  /** Succeeds when the script does not run, or no longer. */
  Future<Void> settled() {
    return latest
        .map(report -> report.<Void>mapEmpty().otherwiseEmpty())
        .orElseGet(Future::succeededFuture);
  }

  private Future<SandboxReport> anew() {
    var report = tried().onSuccess(SandboxTrial::log);
    latest = Optional.of(report);
    return report;
  }

  private Future<SandboxReport> tried() {
    var test = SelfTest.open(confinement);
    try {
      var spec = spec(test.environment());
      var probe = launcher.launch(spec, List.of(SHELL, "-c", spec.script().text()), context);
      return probe
          .ended()
          .onComplete(_ -> test.close())
          .compose(_ -> read(probe))
          .onComplete(_ -> probe.log().filing().forget());
    } catch (RuntimeException e) {
      test.close();
      return Future.failedFuture(e);
    }
  }

  private Future<SandboxReport> read(ProcessEntry probe) {
    var process = probe.snapshot();
    if (!process.outcome().equals(Optional.of(new Outcome.Exited(0)))) {
      return Future.failedFuture(
          new Failure(Failure.BROKEN, "the sandbox's self-test: " + process.outcome()));
    }
    var said = probe.log().excerpt(Stream.STDOUT, MOST_LINES).text();
    return Future.succeededFuture(
        new SandboxReport(
            launcher.coverage(),
            confinement.profile().network(),
            SelfTest.read(said),
            process.usage().cpu()));
  }

  private static void log(SandboxReport report) {
    if (!report.holes().isEmpty()) {
      LOGGER.log(Level.ERROR, () -> "the sandbox does not hold: " + report.holes());
    }
  }

  private static CommandSpec spec(Map<String, String> variables) {
    return new CommandSpec(
        ProcessId.random(),
        Executions.SELF,
        new Script(SelfTest.script(), SHELL),
        new Surroundings(Optional.empty(), variables, StandardInput.NOTHING),
        new Deadlines(LONGEST, Optional.empty()),
        new Delivery(new Answer.AtEnd(), MOST_LINES, false, Optional.empty()));
  }
}
