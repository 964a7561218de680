package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;

/** What leaves in the place of one secret: a mark when its first byte comes, and nothing of it. */
final class Mask {
  /** Bytes after which a secret without an end is taken for a mistake, and text goes on. */
  private static final int LONGEST = 32 << 10;

  private byte[] mark = {};
  private int dropped;

  /**
   * Starts anew.
   *
   * @param kind what the mark calls the secret
   */
  void open(String kind) {
    mark = ("[REDACTED:" + kind + "]").getBytes(StandardCharsets.US_ASCII);
    dropped = 0;
  }

  /** Takes a byte of the secret. */
  void drop(ByteSink sink) {
    if (dropped == 0) {
      sink.accept(mark, 0, mark.length);
    }
    dropped++;
  }

  /** Whether no byte of the secret has come yet. */
  boolean isUnused() {
    return dropped == 0;
  }

  boolean isFull() {
    return dropped == LONGEST;
  }
}
