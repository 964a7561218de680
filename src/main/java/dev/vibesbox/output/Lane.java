package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import java.util.Arrays;

/**
 * One stream's share of a log: counts over all that was ever appended, guarded by the log's lock,
 * and the beginning of a character whose rest has not come, touched by the writer only.
 */
final class Lane {
  private static final byte[] NOTHING = {};

  private final Stream stream;
  private byte[] held = NOTHING;
  private long bytes;
  private long lineEnds;
  private boolean isMidLine;

  Lane(Stream stream) {
    this.stream = stream;
  }

  Stream stream() {
    return stream;
  }

  boolean holdsBack() {
    return held.length > 0;
  }

  /** Gives up what is held back, followed by these bytes. */
  byte[] takeHeldWith(byte[] more, int offset, int length) {
    var joined = Arrays.copyOf(held, held.length + length);
    System.arraycopy(more, offset, joined, held.length, length);
    held = NOTHING;
    return joined;
  }

  /** Holds back the character that these bytes end within; returns the index of its beginning. */
  int holdIncomplete(byte[] source, int from, int to) {
    int incomplete = Utf8.incompleteSuffix(source, from, to);
    if (incomplete > 0) {
      held = Arrays.copyOfRange(source, to - incomplete, to);
    }
    return to - incomplete;
  }

  /** Counts bytes that go into the log, with so many line ends among them. */
  void count(byte[] source, int from, int to, int moreLineEnds) {
    if (from < to) {
      bytes += to - from;
      lineEnds += moreLineEnds;
      isMidLine = source[to - 1] != '\n';
    }
  }

  /** Takes over the counts of a log that is read again. */
  void restore(Totals totals) {
    bytes = totals.bytes();
    lineEnds = totals.lines();
  }

  long bytes() {
    return bytes;
  }

  Totals totals() {
    return new Totals(bytes, lineEnds + (isMidLine ? 1 : 0));
  }

  /**
   * The counts at one moment.
   *
   * @param lines line ends; where output stops within a line counts as one
   */
  record Totals(long bytes, long lines) {}
}
