package dev.vibesbox.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The event loop is not late: a timer measures by how much it misses its own time. */
public final class EventLoopCheck implements Check {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** Ticks after which a delay is forgotten: 5 s. */
  private static final int MEMORY = 50;

  private final Duration longestDelay;
  private final long[] delays = new long[MEMORY];
  private int ticks;
  private long expected;

  /** Down where the loop was later than {@code longestDelay} within the last 5 s. */
  public EventLoopCheck(Duration longestDelay) {
    this.longestDelay = longestDelay;
  }

  @Override
  public String name() {
    return "event-loop";
  }

  @Override
  public void start(Vertx vertx) {
    expected = System.nanoTime() + INTERVAL.toNanos();
    vertx.setPeriodic(INTERVAL.toMillis(), _ -> tick());
  }

  @Override
  public Future<JsonObject> run(Vertx vertx) {
    var delay = Duration.ofNanos(worst());
    return delay.compareTo(longestDelay) <= 0
        ? Future.succeededFuture(new JsonObject().put("delay_ms", delay.toMillis()))
        : Future.failedFuture(
            "the event loop was %d ms late, the limit is %d ms"
                .formatted(delay.toMillis(), longestDelay.toMillis()));
  }

  private void tick() {
    delays[ticks++ % MEMORY] = currentDelay();
    expected = System.nanoTime() + INTERVAL.toNanos();
  }

  private long currentDelay() {
    return Math.max(0, System.nanoTime() - expected);
  }

  /** The tick that is due now may still stand in the queue behind this check. */
  private long worst() {
    long worst = currentDelay();
    for (long delay : delays) {
      worst = Math.max(worst, delay);
    }
    return worst;
  }
}
