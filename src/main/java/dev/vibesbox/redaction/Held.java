package dev.vibesbox.redaction;

import java.util.Arrays;

/** The end of the stream so far, about which nothing could be decided yet. */
final class Held {
  private byte[] bytes = {};
  private int length;

  boolean isEmpty() {
    return length == 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void append(byte[] more, int offset, int count) {
    if (bytes.length < length + count) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * length));
    }
    System.arraycopy(more, offset, bytes, length, count);
    length += count;
  }

  /** Keeps these bytes and no others; they may be some of those it holds. */
  void keep(byte[] source, int from, int end) {
    var count = end - from;
    if (count == 0) {
      bytes = length == 0 ? bytes : new byte[0]; // what was much is given back
    } else if (count > bytes.length) {
      bytes = new byte[count];
    }
    System.arraycopy(source, from, bytes, 0, count);
    length = count;
  }
}
