package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.executor.StopCause.Expired;
import java.time.Duration;
import java.util.Optional;

/** When a process has run too long, or been silent too long. Used by the pump. */
final class Deadline {
  static final Deadline NEVER =
      new Deadline(new Deadlines(Duration.ofDays(365), Optional.empty()), System.nanoTime());

  private final Deadlines limits;
  private final long startNanos;
  private long lastOutputNanos;

  Deadline(Deadlines limits, long startNanos) {
    this.limits = limits;
    this.startNanos = startNanos;
    this.lastOutputNanos = startNanos;
  }

  void noteOutput(long now) {
    lastOutputNanos = now;
  }

  long wakeAt(long otherwise) {
    var end = Math.min(otherwise, startNanos + limits.timeout().toNanos());
    return limits.idle().map(idle -> Math.min(end, lastOutputNanos + idle.toNanos())).orElse(end);
  }

  Optional<StopCause> expired(long now) {
    if (now - startNanos >= limits.timeout().toNanos()) {
      return Optional.of(new Expired("timeout", limits.timeout()));
    }
    return limits
        .idle()
        .filter(idle -> now - lastOutputNanos >= idle.toNanos())
        .map(idle -> new Expired("idle_timeout", idle));
  }
}
