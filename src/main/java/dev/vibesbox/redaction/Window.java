package dev.vibesbox.redaction;

/**
 * The bytes before a place in the stream: those of the present chunk, and before them the last ones
 * of the chunks that were.
 */
final class Window {
  /** How far back a name may begin, in bytes. The same wherever chunks end: they never matter. */
  static final int LOOK_BACK = 56;

  /** Some more, for what stands before a name. */
  private static final int SIZE = 80;

  private static final byte[] NONE = {};

  private final byte[] earlier = new byte[SIZE];
  private int kept;
  private byte[] chunk = NONE;
  private int start;

  void open(byte[] bytes, int offset) {
    chunk = bytes;
    start = offset;
  }

  /**
   * The byte at an index of the chunk, which may lie before its start; 0 where nothing is known.
   */
  int at(int position) {
    if (position >= start) {
      return chunk[position];
    }
    int back = start - position;
    return back <= kept ? earlier[kept - back] : 0;
  }

  /** Whether the byte at {@code end} is the last of this text. */
  boolean endsWith(String text, int end) {
    for (int i = 0; i < text.length(); i++) {
      if (at(end - i) != text.charAt(text.length() - 1 - i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a quote stands before this index, spaces aside. */
  boolean isQuoteBefore(int position) {
    int before = position - 1;
    while (before > position - LOOK_BACK && (at(before) == ' ' || at(before) == '\t')) {
      before--;
    }
    return at(before) == '"' || at(before) == '\'';
  }

  /** Nothing before this index is looked at again. */
  void forgetBefore(int position) {
    start = position;
    kept = 0;
  }

  /** Keeps the last bytes; the chunk, which ends before {@code end}, is the caller's again. */
  void close(int end) {
    int fresh = Math.min(end - start, SIZE);
    int old = Math.min(kept, SIZE - fresh);
    System.arraycopy(earlier, kept - old, earlier, 0, old);
    System.arraycopy(chunk, end - fresh, earlier, old, fresh);
    kept = old + fresh;
    chunk = NONE;
  }
}
