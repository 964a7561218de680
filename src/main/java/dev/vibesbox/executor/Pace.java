package dev.vibesbox.executor;

import java.time.Duration;

/**
 * How many small pieces of output leave at once, of all processes together: a line now and then is
 * with its reader in no time, and programs that write many do not keep the server busy with
 * envelopes. Beyond that, pieces wait for each other. Used by one thread.
 */
final class Pace {
  /** In the time for which pieces wait for each other: 3,200 a second at the default of 10 ms. */
  static final int AT_ONCE = 32;

  private final Duration gather;
  private long windowNanos = System.nanoTime();
  private int left = AT_ONCE;

  /**
   * @param gather how long pieces wait for each other; zero lets all leave
   */
  Pace(Duration gather) {
    this.gather = gather;
  }

  Duration gather() {
    return gather;
  }

  /**
   * Whether a piece may leave at once, and then counts it; now on the clock of {@link
   * System#nanoTime}.
   */
  boolean mayLeave(long now) {
    if (now - windowNanos >= gather.toNanos()) {
      windowNanos = now;
      left = AT_ONCE;
    }
    return left-- > 0 || gather.isZero();
  }
}
