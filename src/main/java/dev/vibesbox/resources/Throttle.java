package dev.vibesbox.resources;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Passes on the first call at once, and of all others within an interval one, at its end. Used on
 * one event loop.
 */
final class Throttle {
  /** A few times a second is enough for whoever reads what changed. */
  static final Duration INTERVAL = Duration.ofMillis(300);

  private final Vertx vertx;
  private final Runnable action;
  private boolean isResting;
  private boolean isCalled;
  private boolean isStopped;

  Throttle(Vertx vertx, Runnable action) {
    this.vertx = vertx;
    this.action = action;
  }

  void call() {
    if (isStopped) {
      return;
    }
    if (isResting) {
      isCalled = true;
      return;
    }
    isResting = true;
    vertx.setTimer(INTERVAL.toMillis(), _ -> wake());
    action.run();
  }

  void stop() {
    isStopped = true;
  }

  boolean isStopped() {
    return isStopped;
  }

  private void wake() {
    isResting = false;
    if (isCalled) {
      isCalled = false;
      call();
    }
  }
}
