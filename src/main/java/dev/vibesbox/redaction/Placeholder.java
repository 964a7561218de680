package dev.vibesbox.redaction;

/** What stands where a value would be, and says that it is not shown, or still to be filled in. */
final class Placeholder {
  /** The last three are the bytes of a bullet. */
  private static final String FILLING = "*x.\u00e2\u0080\u00a2";

  private static final int LEAST_FILLING = 3;
  private static final int LONGEST_NUMBER = 3;

  private Placeholder() {}

  /** Of a value, without what may close something around it. */
  static boolean isPlaceholder(String word) {
    return isAllOf(word, FILLING, LEAST_FILLING)
        || isAllOf(word, "-", 1)
        || isAllOf(word, "?", 1)
        || (word.length() <= LONGEST_NUMBER && Ascii.isNumber(word))
        || isNote(word)
        || isToBeFilledIn(word);
  }

  private static boolean isAllOf(String word, String characters, int least) {
    for (int i = 0; i < word.length(); i++) {
      if (characters.indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return word.length() >= least;
  }

  /** {@code (sensitive value)}, {@code [hidden]}. */
  private static boolean isNote(String word) {
    return (word.startsWith("(") || word.startsWith("[")) && Ascii.consistsOf(word, "", 1);
  }

  private static boolean isToBeFilledIn(String word) {
    return (word.startsWith("your") || word.startsWith("YOUR"))
        && Ascii.consistsOf(word, "-_", 0)
        && (word.indexOf('-') > 0 || word.indexOf('_') > 0);
  }
}
