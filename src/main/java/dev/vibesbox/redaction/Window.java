package dev.vibesbox.redaction;

import java.nio.charset.StandardCharsets;

/**
 * The bytes around a place in the stream: those at hand, and before them the last ones of those
 * that were.
 */
final class Window {
  /** How far back a name may begin, in bytes. The same wherever chunks end: they never matter. */
  static final int LOOK_BACK = 56;

  /** Some more, for what stands before a name. */
  private static final int SIZE = 80;

  /** What only more of the stream can say. */
  static final int UNDECIDED = -1;

  private static final byte[] NONE = {};

  private final Word word;
  private final byte[] earlier = new byte[SIZE];
  private int kept;
  private byte[] chunk = NONE;
  private int start;
  private int end;
  private boolean isLast;

  /**
   * @param longestWord bytes that patterns look at
   */
  Window(int longestWord) {
    word = new Word(this, longestWord);
  }

  /**
   * @param isLast whether nothing comes after these
   */
  void open(byte[] bytes, int start, int end, boolean isLast) {
    chunk = bytes;
    this.start = start;
    this.end = end;
    this.isLast = isLast;
    word.move(start);
  }

  /** The word looked at last. */
  Word word() {
    return word;
  }

  byte[] bytes() {
    return chunk;
  }

  /** Before this index are the bytes at hand. */
  int end() {
    return end;
  }

  /** Whether the stream may go on at this index, so that more of it may change what is there. */
  boolean mayGoOnAt(int position) {
    return position == end && !isLast;
  }

  /**
   * The byte at an index of the chunk, which may lie before its start or behind its end; 0 where
   * nothing is known.
   */
  int at(int position) {
    return position >= start && position < end ? chunk[position] : outside(position);
  }

  private int outside(int position) {
    int back = start - position;
    return back > 0 && back <= kept ? earlier[kept - back] : 0;
  }

  /** Whether the byte at {@code last} is the last of this text. */
  boolean endsWith(String text, int last) {
    for (int i = 0; i < text.length(); i++) {
      if (at(last - i) != text.charAt(text.length() - 1 - i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the byte at {@code position} goes on with a word that began before it. */
  boolean isInWord(int position) {
    return Ascii.isOfName(at(position)) && Ascii.isOfName(at(position - 1));
  }

  /**
   * Where what follows a change of colour begins; {@code position} if there is none, {@link
   * #UNDECIDED} if the stream may go on with one.
   */
  int afterColour(int position) {
    int end = position;
    if (end < this.end && Ascii.isEscape(at(end))) {
      end++;
      while (end < this.end && end < position + SIZE && isOfColour(at(end))) {
        end++;
      }
      boolean isColour = at(end) == 'm' || at(end) == 'K';
      return mayGoOnAt(end) ? UNDECIDED : isColour ? end + 1 : position;
    }
    return position;
  }

  private static boolean isOfColour(int c) {
    return Ascii.isDigit(c) || c == ';' || c == '[';
  }

  /** The bytes of this stretch, each as the character of the same number. */
  String text(int from, int to) {
    if (from >= start) {
      return new String(chunk, from, to - from, StandardCharsets.ISO_8859_1);
    }
    var text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append((char) (at(i) & 0xff));
    }
    return text.toString();
  }

  /** What begins before this index is not looked at again. */
  void forgetBefore(int position) {
    start = position;
    kept = 0;
  }

  /** Keeps the last bytes before this index; the chunk is the caller's again. */
  void close(int position) {
    int fresh = Math.min(position - start, SIZE);
    int old = Math.min(kept, SIZE - fresh);
    System.arraycopy(earlier, kept - old, earlier, 0, old);
    System.arraycopy(chunk, position - fresh, earlier, old, fresh);
    kept = old + fresh;
    chunk = NONE;
    word.move(-position);
  }
}
