package dev.vibesbox.executor;

import dev.vibesbox.posix.Signals;
import java.time.Duration;
import java.util.Optional;

/** SIGTERM to all of a command, the grace time, then SIGKILL until it is gone. Used by the pump. */
final class Stopping {
  private static final long REPEAT_NANOS = Duration.ofSeconds(1).toNanos();

  private final Warden warden;
  private final Duration grace;
  private Optional<StopCause> cause = Optional.empty();
  private long killAt;

  Stopping(Warden warden, Duration grace) {
    this.warden = warden;
    this.grace = grace;
  }

  /** Begins, or, if the process is being stopped already, only makes it harder. */
  void begin(StopCause why, int signal, long now) {
    if (cause.isEmpty()) {
      cause = Optional.of(why);
      killAt = now + grace.toNanos();
      warden.signal(signal);
    } else if (signal == Signals.SIGKILL) {
      kill(now);
    }
  }

  /** Why the process is being stopped; empty if it is not. */
  Optional<StopCause> cause() {
    return cause;
  }

  long wakeAt(long otherwise) {
    return cause.isPresent() ? Math.min(otherwise, killAt) : otherwise;
  }

  /** Whether SIGKILL was sent just now, once more. */
  boolean advance(long now) {
    if (cause.isEmpty() || now - killAt < 0) {
      return false;
    }
    kill(now);
    return true;
  }

  private void kill(long now) {
    warden.signal(Signals.SIGKILL);
    killAt = now + REPEAT_NANOS;
  }
}
