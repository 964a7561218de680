package dev.vibesbox.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for conditions, for 10 s at most. */
final class Waiting {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration STEADY = Duration.ofMillis(500);

  private Waiting() {}

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LIMIT);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Lets time pass, where the passing of time is what a test is about. */
  static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    until(() -> System.nanoTime() > end);
  }

  /** Until a number, over zero, has stayed the same for half a second. */
  static void untilSteady(LongSupplier number) {
    long[] last = {0, System.nanoTime()};
    until(() -> {
      long now = number.getAsLong();
      if (now != last[0]) {
        last[0] = now;
        last[1] = System.nanoTime();
      }
      return now > 0 && System.nanoTime() - last[1] > STEADY.toNanos();
    });
  }
}
