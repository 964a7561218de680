package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.command.Stream;
import dev.vibesbox.output.OutputLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A process in the table.
 *
 * @param running absent for a process of a server before this one
 * @param input what is known of its standard input
 * @param given what it was given to read last
 * @param begun succeeds when it runs, or has failed to start
 * @param ended succeeds when nothing of it is left
 */
record ProcessEntry(
    CommandSpec spec,
    Optional<RunningProcess> running,
    Life life,
    OutputLog log,
    InputGauge input,
    Given given,
    Future<Void> begun,
    Future<Void> ended) {

  /** A process of a server before this one, ended long ago. */
  static ProcessEntry restored(ProcessSnapshot process, OutputLog log) {
    return new ProcessEntry(
        process.spec(),
        Optional.empty(),
        Life.restored(process),
        log,
        new InputGauge(InputState.GONE),
        new Given(""),
        Future.succeededFuture(),
        Future.succeededFuture());
  }

  /** What can be stopped and signalled; only of one that {@link #isRunning}, or has just ended. */
  RunningProcess process() {
    return running.orElseThrow();
  }

  boolean isRunning() {
    return life.snapshot().outcome().isEmpty();
  }

  ProcessSnapshot snapshot() {
    return life.snapshot().waiting(input.isWaiting(log.end()));
  }

  /** The answer of {@code execute_command}, as things stand. */
  JsonObject answer() {
    var snapshot = snapshot();
    var maxLines = spec.delivery().maxLines();
    var nextOffset = log.end();
    return AnswerForm.answer(
        snapshot,
        log.excerpt(Stream.STDOUT, maxLines),
        log.excerpt(Stream.STDERR, maxLines),
        nextOffset);
  }
}
