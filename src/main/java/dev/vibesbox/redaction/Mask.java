package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;

/** What leaves in the place of one secret: a mark when its first byte comes, and nothing of it. */
final class Mask {
  private final Tally tally;

  /** Bytes after which a secret without an end is taken for a mistake, and text goes on. */
  private final int longest;

  private String kind = "";
  private int dropped;

  Mask(Tally tally, int longest) {
    this.tally = tally;
    this.longest = longest;
  }

  /**
   * Starts anew.
   *
   * @param kind what the mark calls the secret
   */
  void open(String kind) {
    this.kind = kind;
    dropped = 0;
  }

  /** Takes a byte of the secret. */
  void drop(Outlet outlet) {
    if (dropped == 0) {
      put(kind, outlet);
    }
    dropped++;
  }

  /** Lets a mark leave, and counts it. */
  void put(String ofKind, Outlet outlet) {
    tally.count(ofKind);
    outlet.put(("[REDACTED:" + ofKind + "]").getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether no byte of the secret has come yet. */
  boolean isUnused() {
    return dropped == 0;
  }

  boolean isFull() {
    return dropped == longest;
  }
}
