package dev.vibesbox.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Waiting no longer than that, by the clock of the event loop. {@link Future#timeout}, of a future
 * that has no context, has a thread of its own started for it, which costs time and cannot be had
 * where the container is out of PIDs.
 */
public final class Patience {
  private Patience() {}

  /**
   * What becomes of a future; a {@link TimeoutException} if nothing does in time. Called, and
   * completed, on a context of this Vert.x.
   */
  public static <T> Future<T> within(Vertx vertx, Duration longest, Future<T> future) {
    if (future.isComplete()) {
      return future;
    }
    Promise<T> first = Promise.promise();
    var timer =
        vertx.setTimer(
            Math.max(1, longest.toMillis()),
            _ -> first.tryFail(new TimeoutException("nothing within " + longest)));
    future.onComplete(result -> {
      vertx.cancelTimer(timer);
      if (result.succeeded()) {
        first.tryComplete(result.result());
      } else {
        first.tryFail(result.cause());
      }
    });
    return first.future();
  }
}
