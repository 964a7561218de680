package dev.vibesbox.redaction;

/**
 * A name whose value is secret.
 *
 * @param letters of the name's end in upper case, without {@code _} and {@code -}, which may stand
 *     anywhere between them
 * @param kind what the mark calls the value
 * @param isWord whether it has to begin a word: {@code DB_PASS} is a key, {@code compass} is none
 */
record Key(String letters, String kind, boolean isWord) {

  /** A key that also counts at the end of a longer word, as in {@code PGPASSWORD}. */
  Key(String letters, String kind) {
    this(letters, kind, false);
  }

  /** Whether the name whose last byte is at {@code end} ends with this key. */
  boolean isAt(Window window, int end, int floor) {
    int position = end;
    for (int i = letters.length() - 1; i >= 0; i--) {
      while (i < letters.length() - 1 && isJoint(window.at(position)) && position > floor) {
        position--;
      }
      if (position < floor || Ascii.upper(window.at(position)) != letters.charAt(i)) {
        return false;
      }
      position--;
    }
    return !isWord || beginsWord(window, position + 1);
  }

  private static boolean isJoint(int c) {
    return c == '_' || c == '-';
  }

  private static boolean beginsWord(Window window, int start) {
    int before = window.at(start - 1);
    return !Ascii.isLetter(before) || (Ascii.isLower(before) && Ascii.isUpper(window.at(start)));
  }
}
