package dev.vibesbox.executor;

import dev.vibesbox.bus.AnswerForm;
import dev.vibesbox.command.ProcessRequest.Await;
import dev.vibesbox.command.ProcessRequest.Until;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for the end of a process, for output, or for a line. Used on the executor's context. */
final class Awaiting {
  private final Readings readings;

  Awaiting(Readings readings) {
    this.readings = readings;
  }

  /** Succeeds with how things stand when it happened or the time was over. */
  Future<JsonObject> await(ProcessEntry entry, Await await) {
    return switch (await.until()) {
      case Until.End() -> end(entry, await.patience());
      case Until.Output() -> output(entry, await.patience());
      case Until.Match(var pattern) -> match(entry, await.patience(), pattern);
    };
  }

  private Future<JsonObject> end(ProcessEntry entry, Duration patience) {
    return entry
        .ended()
        .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .map(_ -> answer(entry, !entry.isRunning(), Optional.empty()));
  }

  private Future<JsonObject> output(ProcessEntry entry, Duration patience) {
    var seen = entry.log().end();
    return readings
        .output(entry.log(), seen, patience)
        .map(_ -> answer(entry, entry.log().end() > seen, Optional.empty()));
  }

  private Future<JsonObject> match(ProcessEntry entry, Duration patience, String pattern) {
    var search = new LineSearch(entry.log(), LineFilter.pattern("until", pattern));
    return search(entry, search, System.nanoTime() + patience.toNanos());
  }

  private Future<JsonObject> search(ProcessEntry entry, LineSearch search, long until) {
    var found = search.next();
    var left = Duration.ofNanos(until - System.nanoTime());
    if (found.isPresent() || search.isAtEnd() || !left.isPositive()) {
      return Future.succeededFuture(answer(entry, found.isPresent(), found));
    }
    return readings
        .output(entry.log(), search.offset(), left)
        .compose(_ -> search(entry, search, until));
  }

  private static JsonObject answer(
      ProcessEntry entry, boolean isReached, Optional<String> matchedLine) {
    return AnswerForm.state(entry.snapshot())
        .put("reached", isReached)
        .put("matched_line", matchedLine.orElse(null))
        .put("next_offset", entry.log().end());
  }
}
