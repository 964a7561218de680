package dev.vibesbox.redaction;

/**
 * What a pattern is tried on: a literal, and the word that goes on behind it. Knows how much was
 * read in vain, because patterns may be tried at many places of one word.
 */
final class Word implements CharSequence {
  /** So many times the length of a word patterns may read before they have to find something. */
  private static final int PATIENCE = 2;

  private final Window window;
  private final int longest;

  /** The word with the first literal in it. Indices of the window. */
  private int start;

  private int end;

  /** Where the pattern begins to read, where it stops at the latest, and how far it came. */
  private int from;

  private int to;
  private int read;

  private long readInVain;

  /**
   * @param longest bytes
   */
  Word(Window window, int longest) {
    this.window = window;
    this.longest = longest;
  }

  /** The same bytes have other indices now. */
  void move(int by) {
    start += by;
    end += by;
  }

  /**
   * Begins at {@code from}, of which {@code literalEnd} is past the literal; false if the word may
   * go on in what follows.
   */
  boolean open(int from, int literalEnd) {
    if (literalEnd < start || literalEnd > end) {
      start = from;
      end = literalEnd;
      readInVain = 0;
    }
    int limit = Math.min(from + longest, window.end());
    while (end < limit && isOfWord(window.at(end))) {
      end++;
    }
    this.from = from;
    to = Math.min(end, from + longest);
    read = 0;
    return to == from + longest || !window.mayGoOnAt(to);
  }

  /** Counts what was read; true if that was too much for one word. */
  boolean isReadInVain() {
    readInVain += read;
    return readInVain > (long) PATIENCE * (to - start);
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    read = Math.max(read, index + 1);
    return (char) (window.bytes()[from + index] & 0xff);
  }

  @Override
  public String subSequence(int first, int last) {
    return window.text(from + first, from + last);
  }

  @Override
  public String toString() {
    return window.text(from, to);
  }

  /** Visible, and not what programs and people put around a word. */
  private static boolean isOfWord(int c) {
    return switch (c) {
      case '"', '\'', '<', '>', '`', ',', ';', '(', ')', '{', '}', '[', ']', '|', '\\' -> false;
      default -> c > ' ' && c < 0x7f;
    };
  }
}
