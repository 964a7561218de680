package dev.vibesbox.executor;

import java.time.Duration;

/** Keeps the pump from asking over and over what cannot be had at the moment. Used by the pump. */
final class Snooze {
  private static final long NANOS = Duration.ofMillis(50).toNanos();

  private boolean isOn;
  private long until;

  void begin() {
    isOn = true;
    until = System.nanoTime() + NANOS;
  }

  boolean isOver() {
    if (isOn && System.nanoTime() - until >= 0) {
      isOn = false;
    }
    return !isOn;
  }

  long wakeAt(long otherwise) {
    return isOn ? Math.min(otherwise, until) : otherwise;
  }
}
