package dev.vibesbox.redaction;

/**
 * What leaves: each byte of the array at hand at most once and in order, and marks between them.
 */
final class Outlet {
  private static final byte[] NO_BYTES = {};
  private static final ByteSink CLOSED = (_, _, _) -> {};

  private ByteSink sink = CLOSED;
  private byte[] bytes = NO_BYTES;
  private int settled;

  /** Everything before {@code settled} has left, or never will. */
  void open(byte[] bytes, int settled, ByteSink sink) {
    this.bytes = bytes;
    this.settled = settled;
    this.sink = sink;
  }

  /** What is not settled yet leaves, up to here. */
  void pass(int to) {
    if (settled < to) {
      sink.accept(bytes, settled, to - settled);
      settled = to;
    }
  }

  /** What is not settled yet never leaves, up to here. */
  void drop(int to) {
    settled = Math.max(settled, to);
  }

  void put(byte[] text) {
    sink.accept(text, 0, text.length);
  }

  int settled() {
    return settled;
  }

  void close() {
    sink = CLOSED;
    bytes = NO_BYTES;
  }
}
