package dev.vibesbox.executor;

import java.time.Duration;

/**
 * What is known of a standard input from outside. The pump writes how it stands, the executor's
 * context whether the process waits for it; any thread reads both.
 */
final class InputGauge {
  private volatile Standing standing;
  private volatile Observation last = new Observation(-1, -1, -1);
  private volatile boolean isWaiting;
  private volatile long sampledNanos = System.nanoTime() - Duration.ofHours(1).toNanos();

  /**
   * How it stands at one moment.
   *
   * @param pending bytes that are queued and not yet in the pipe or terminal
   * @param written bytes that are in it, or were
   * @param file what proc(5) calls it, as the target of {@code /proc/pid/fd/0}
   */
  record Standing(InputState state, long pending, long written, String file) {}

  /** What moves when a process does anything: its output, what it was given to read, its time. */
  record Observation(long output, long written, long ticks) {}

  InputGauge(InputState state) {
    standing = new Standing(state, 0, 0, "");
  }

  void show(Standing now) {
    standing = now;
  }

  Standing standing() {
    return standing;
  }

  boolean isUnmoved(Observation now) {
    return last.equals(now);
  }

  boolean isSampleDue(Duration least) {
    return System.nanoTime() - sampledNanos >= least.toNanos();
  }

  /** Whether the process moved since the last time is what its waiting depends on. */
  void note(Observation now) {
    isWaiting = isWaiting && isUnmoved(now);
    last = now;
  }

  void noteSample(boolean isReading) {
    sampledNanos = System.nanoTime();
    isWaiting = isReading;
  }

  /** Whether it waited when it was last looked at, and has neither written nor been given since. */
  boolean isWaiting(long output) {
    var now = standing;
    return isWaiting
        && output == last.output()
        && now.written() == last.written()
        && now.pending() == 0
        && (now.state() == InputState.OPEN || now.state() == InputState.ENDING);
  }
}
