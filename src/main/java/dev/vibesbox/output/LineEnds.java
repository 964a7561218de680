package dev.vibesbox.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts newlines, eight bytes at a time: every byte of output passes here, and the server runs
 * with the first compiler only, which makes a plain loop slower than everything else in the log
 * together.
 */
final class LineEnds {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NEWLINES = 0x0A0A_0A0A_0A0A_0A0AL;
  private static final long LOW_SEVEN = 0x7F7F_7F7F_7F7F_7F7FL;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;

  /** Sums are kept in eight bytes of a long, and a byte counts to 255. */
  private static final int MOST_WORDS = 255;

  private LineEnds() {}

  /** The number of newlines in these bytes. */
  static int in(byte[] bytes, int from, int to) {
    int count = 0;
    int at = from;
    while (at + Long.BYTES <= to) {
      int words = Math.min((to - at) / Long.BYTES, MOST_WORDS);
      count += inWords(bytes, at, words);
      at += words * Long.BYTES;
    }
    for (; at < to; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    return count;
  }

  private static int inWords(byte[] bytes, int from, int words) {
    long sums = 0;
    for (int at = from; at < from + words * Long.BYTES; at += Long.BYTES) {
      long zeroWhereNewline = (long) EIGHT_BYTES.get(bytes, at) ^ NEWLINES;
      long highUnlessNewline = ((zeroWhereNewline & LOW_SEVEN) + LOW_SEVEN) | zeroWhereNewline;
      sums += (~highUnlessNewline >>> 7) & ONES;
    }
    long pairs = (sums & EVEN_BYTES) + ((sums >>> 8) & EVEN_BYTES);
    return (int) ((pairs * 0x0001_0001_0001_0001L) >>> 48);
  }
}
