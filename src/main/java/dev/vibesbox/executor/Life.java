package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.command.ProcessSnapshot.Usage;
import dev.vibesbox.config.ReaderConfig;
import dev.vibesbox.redaction.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a process from outside. The pump writes it, any thread reads it, and the two
 * turning points are told to whoever made it, on the pump's thread.
 */
final class Life {
  private final CommandSpec spec;
  private final AttachedReaders readers;
  private final Tally redactions;
  private final Runnable begun;
  private final Runnable ended;
  private volatile State state = new State(0, Instant.now(), System.nanoTime(), Optional.empty());

  private record State(int pid, Instant start, long startNanos, Optional<End> end) {}

  private record End(
      Outcome outcome, Usage usage, int leftovers, Duration duration, Duration heldBack) {}

  Life(
      CommandSpec spec, AttachedReaders readers, Tally redactions, Runnable begun, Runnable ended) {
    this.spec = spec;
    this.readers = readers;
    this.redactions = redactions;
    this.begun = begun;
    this.ended = ended;
  }

  /** A life that is over. */
  static Life restored(ProcessSnapshot process) {
    var life =
        new Life(
            process.spec(),
            new AttachedReaders(ReaderConfig.DEFAULT, 1 << 20),
            Tally.of(process.redactions()),
            () -> {},
            () -> {});
    var end =
        new End(
            process.outcome().orElseThrow(),
            process.usage(),
            process.leftovers(),
            process.duration(),
            process.heldBack());
    life.state = new State(process.pid(), process.startedAt(), 0, Optional.of(end));
    return life;
  }

  /** Those it has to wait for. */
  AttachedReaders readers() {
    return readers;
  }

  void begin(int pid) {
    state = new State(pid, Instant.now(), System.nanoTime(), Optional.empty());
    begun.run();
  }

  void end(Outcome outcome, Usage usage, int leftovers) {
    var now = state;
    var end = new End(outcome, usage, leftovers, since(now), readers.heldBack());
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
        now.end().map(End::leftovers).orElse(0),
        now.end().map(End::heldBack).orElseGet(readers::heldBack),
        redactions.counts());
  }

  private static Duration since(State state) {
    return Duration.ofNanos(System.nanoTime() - state.startNanos());
  }
}
