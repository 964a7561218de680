package dev.vibesbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a deadline. */
public final class Settling {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(5);

  private Settling() {}

  public static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come true within " + LONGEST);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
