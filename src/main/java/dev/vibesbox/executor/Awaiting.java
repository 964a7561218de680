package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.ProcessRequest.Await;
import dev.vibesbox.command.ProcessRequest.Until;
import dev.vibesbox.output.OutputLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the end of a process, for output, for a line, or until it waits for input itself. Used
 * on the executor's context.
 */
final class Awaiting {
  /** No log is as long: who waits for it waits for the end. */
  private static final long NEVER = Long.MAX_VALUE - 1;

  /** How long an unfinished line may be about to be finished. */
  private static final Duration UNFINISHED = Duration.ofMillis(100);

  private static final Duration FIRST_LOOK = Duration.ofMillis(150);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

  private final Readings readings;
  private final InputWatch watch;

  Awaiting(Readings readings, InputWatch watch) {
    this.readings = readings;
    this.watch = watch;
  }

  /** Succeeds with how things stand when it happened, the process ended, or the time was over. */
  Future<JsonObject> await(ProcessEntry entry, Await await) {
    var until = System.nanoTime() + await.patience().toNanos();
    return switch (await.until()) {
      case Until.End() -> end(entry, await.patience());
      case Until.Output(var offset) -> output(entry, await.patience(), offset);
      case Until.Input() -> input(entry, until);
      case Until.Match(var pattern, var offset) -> match(entry, until, pattern, offset);
    };
  }

  private Future<JsonObject> end(ProcessEntry entry, Duration patience) {
    return readings
        .output(entry.log(), NEVER, patience)
        .map(_ -> answer(entry, !entry.isRunning(), Optional.empty()));
  }

  private Future<JsonObject> output(ProcessEntry entry, Duration patience, Optional<Long> asked) {
    var seen = asked.map(offset -> start(entry.log(), offset)).orElse(entry.log().end());
    return readings
        .output(entry.log(), seen, patience)
        .map(_ -> answer(entry, entry.log().end() > seen, Optional.empty()));
  }

  private Future<JsonObject> input(ProcessEntry entry, long until) {
    var state = entry.input().standing().state();
    if (entry.isRunning() && state != InputState.OPEN && state != InputState.ENDING) {
      throw new Failure(
          Failure.WRONG_STATE,
          "process %s will not wait for input: %s".formatted(entry.spec().id(), state.sentence()),
          "To write to a command, start it with keep_stdin_open: true or with pty.");
    }
    return input(entry, until, FIRST_LOOK);
  }

  private Future<JsonObject> input(ProcessEntry entry, long until, Duration pause) {
    watch.look(List.of(entry));
    var isWaiting = entry.snapshot().waitsForInput();
    var left = left(until);
    if (isWaiting || !entry.isRunning() || !left.isPositive()) {
      return Future.succeededFuture(answer(entry, isWaiting, Optional.empty()));
    }
    return readings
        .output(entry.log(), NEVER, shorter(pause, left))
        .compose(_ -> input(entry, until, shorter(pause.multipliedBy(2), LONGEST_LOOK)));
  }

  private Future<JsonObject> match(ProcessEntry entry, long until, String pattern, long offset) {
    var compiled = LineFilter.pattern("until", pattern);
    Promise<JsonObject> end = Promise.promise();
    search(entry, new LineSearch(entry.log(), compiled, start(entry.log(), offset)), until, end);
    return end.future();
  }

  /** One promise for all rounds: futures inside each other would pile up with the output. */
  private void search(ProcessEntry entry, LineSearch search, long until, Promise<JsonObject> end) {
    var found = search.next();
    var left = left(until);
    if (found.isPresent() || search.isAtEnd() || !left.isPositive()) {
      var line = found.or(search::unfinished);
      end.complete(answer(entry, line.isPresent(), line));
    } else if (search.unfinished().isPresent()) {
      finish(entry, search, until, end);
    } else {
      readings
          .output(entry.log(), search.offset(), left)
          .onSuccess(_ -> search(entry, search, until, end))
          .onFailure(end::fail);
    }
  }

  /** A line that matches may still grow; a prompt does not. */
  private void finish(ProcessEntry entry, LineSearch search, long until, Promise<JsonObject> end) {
    readings
        .output(entry.log(), search.offset(), shorter(UNFINISHED, left(until)))
        .onSuccess(_ -> {
          var line = search.unfinished();
          if (entry.log().end() > search.offset() || entry.log().isClosed()) {
            search(entry, search, until, end);
          } else {
            end.complete(answer(entry, true, line));
          }
        })
        .onFailure(end::fail);
  }

  private static long start(OutputLog log, long offset) {
    if (offset > log.end()) {
      throw new BadArgument(
          "offset %d is beyond the end of the output at %d".formatted(offset, log.end()));
    }
    return offset < 0 ? Math.max(0, log.end() + offset) : offset;
  }

  private static Duration left(long until) {
    return Duration.ofNanos(until - System.nanoTime());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static JsonObject answer(
      ProcessEntry entry, boolean isReached, Optional<String> matchedLine) {
    return AnswerForm.state(entry.snapshot())
        .put("reached", isReached)
        .put("matched_line", matchedLine.orElse(null))
        .put("next_offset", entry.log().end());
  }
}
