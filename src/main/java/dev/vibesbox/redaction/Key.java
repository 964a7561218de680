package dev.vibesbox.redaction;

/**
 * A name whose value is secret.
 *
 * @param letters of the name's end in upper case, without {@code _} and {@code -}, which may stand
 *     anywhere between them but the last two
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

  boolean isPassword() {
    return kind.equals("password");
  }

  /** Whether it counts where its first letter is at this index. */
  boolean beginsAt(Window window, int position) {
    return extent == Extent.ANYWHERE || beginsWord(window, position);
  }

  private static boolean beginsWord(Window window, int start) {
    int before = window.at(start - 1);
    return !Ascii.isLetter(before) || (Ascii.isLower(before) && Ascii.isUpper(window.at(start)));
  }
}
