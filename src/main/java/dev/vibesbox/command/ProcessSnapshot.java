package dev.vibesbox.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A process as it stands at one moment.
 *
 * @param pid the operating system's number; 0 when nothing was started
 * @param outcome empty while it runs
 * @param duration from start to end, or until now
 * @param waitsForInput whether it sleeps until it can read an open standard input or its terminal
 * @param leftovers processes that its shell left behind and that were stopped with it
 * @param heldBack how long it was made to wait for its readers
 * @param redactions how many secrets of each kind were masked in its output
 */
public record ProcessSnapshot(
    CommandSpec spec,
    int pid,
    Instant startedAt,
    Duration duration,
    Optional<Outcome> outcome,
    Usage usage,
    boolean waitsForInput,
    int leftovers,
    Duration heldBack,
    Map<String, Integer> redactions) {

  public ProcessSnapshot {
    redactions = Map.copyOf(redactions);
  }

  /** The same process, of which that is known too. */
  public ProcessSnapshot waiting(boolean waits) {
    return new ProcessSnapshot(
        spec, pid, startedAt, duration, outcome, usage, waits, leftovers, heldBack, redactions);
  }

  /**
   * What it used: processor time, and peak resident memory in KiB where that is known.
   *
   * @param struck limits that ended it, or a part of it
   */
  public record Usage(Duration cpu, OptionalLong maxRssKb, Set<Limit> struck) {
    public static final Usage NONE = new Usage(Duration.ZERO, OptionalLong.empty());

    public Usage {
      struck = Set.copyOf(struck);
    }

    /** Where no limit was struck. */
    public Usage(Duration cpu, OptionalLong maxRssKb) {
      this(cpu, maxRssKb, Set.of());
    }
  }
}
