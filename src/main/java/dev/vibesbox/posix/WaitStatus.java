package dev.vibesbox.posix;

import java.time.Duration;
import java.util.OptionalLong;

/** How a child ended, and what it and its own waited-for children used. */
public sealed interface WaitStatus {
  Usage usage();

  /** It called exit with a code from 0 to 255. */
  record Exited(int code, Usage usage) implements WaitStatus {}

  /** A signal ended it. */
  record Killed(int signal, Usage usage) implements WaitStatus {}

  /**
   * Processor time of user and system together, and peak resident memory in KiB. The kernel counts
   * a spawned child's peak from that of its parent, whose memory it shares until it executes its
   * own program, so a peak no higher than our own is unknown.
   */
  record Usage(Duration cpu, OptionalLong maxRssKb) {}
}
