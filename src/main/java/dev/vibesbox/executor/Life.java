package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.command.ProcessSnapshot.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a process from outside. The pump writes it, any thread reads it, and the two
 * turning points are told to whoever made it, on the pump's thread.
 */
final class Life {
  private final CommandSpec spec;
  private final Runnable begun;
  private final Runnable ended;
  private volatile State state = new State(0, Instant.now(), System.nanoTime(), Optional.empty());

  private record State(int pid, Instant start, long startNanos, Optional<End> end) {}

  private record End(Outcome outcome, Usage usage, int leftovers, Duration duration) {}

  Life(CommandSpec spec, Runnable begun, Runnable ended) {
    this.spec = spec;
    this.begun = begun;
    this.ended = ended;
  }

  /** A life that is over. */
  static Life restored(ProcessSnapshot process) {
    var life = new Life(process.spec(), () -> {}, () -> {});
    var end =
        new End(
            process.outcome().orElseThrow(),
            process.usage(),
            process.leftovers(),
            process.duration());
    life.state = new State(process.pid(), process.startedAt(), 0, Optional.of(end));
    return life;
  }

  void begin(int pid) {
    state = new State(pid, Instant.now(), System.nanoTime(), Optional.empty());
    begun.run();
  }

  void end(Outcome outcome, Usage usage, int leftovers) {
    var now = state;
    var end = new End(outcome, usage, leftovers, since(now));
    state = new State(now.pid(), now.start(), now.startNanos(), Optional.of(end));
    ended.run();
  }

  ProcessSnapshot snapshot() {
    var now = state;
    return new ProcessSnapshot(
        spec,
        now.pid(),
        now.start(),
        now.end().map(End::duration).orElseGet(() -> since(now)),
        now.end().map(End::outcome),
        now.end().map(End::usage).orElse(Usage.NONE),
        false,
        now.end().map(End::leftovers).orElse(0));
  }

  private static Duration since(State state) {
    return Duration.ofNanos(System.nanoTime() - state.startNanos());
  }
}
