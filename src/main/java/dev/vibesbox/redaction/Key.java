package dev.vibesbox.redaction;

/**
 * A name whose value is secret.
 *
 * @param letters of the name's end in upper case, without {@code _} and {@code -}, which may stand
 *     anywhere between them
 * @param kind what the mark calls the value
 * @param extent where it counts
 */
record Key(String letters, String kind, Extent extent) {

  /** Where a name has to begin, and how far its value reaches. */
  enum Extent {
    /** It also counts at the end of a longer word, as in {@code PGPASSWORD}. */
    ANYWHERE,
    /** It has to begin a word: {@code DB_PASS} is a key, {@code compass} is none. */
    WORD,
    /** A header of HTTP, a word too; behind a colon its value may take the whole line. */
    HEADER
  }

  Key(String letters, String kind) {
    this(letters, kind, Extent.ANYWHERE);
  }

  boolean isHeader() {
    return extent == Extent.HEADER;
  }

  boolean isCookie() {
    return kind.equals("cookie");
  }

  /** Whether the name whose last byte is at {@code end} ends with this key. */
  boolean isAt(Window window, int end, int floor) {
    int position = end;
    for (int i = letters.length() - 1; i >= 0; i--) {
      int c = window.at(position);
      while (isJoint(c) && position > floor && position < end) {
        position--;
        c = window.at(position);
      }
      if (position < floor || Ascii.upper(c) != letters.charAt(i)) {
        return false;
      }
      position--;
    }
    return extent == Extent.ANYWHERE || beginsWord(window, position + 1);
  }

  private static boolean isJoint(int c) {
    return c == '_' || c == '-' || c == '.';
  }

  private static boolean beginsWord(Window window, int start) {
    int before = window.at(start - 1);
    return !Ascii.isLetter(before) || (Ascii.isLower(before) && Ascii.isUpper(window.at(start)));
  }
}
