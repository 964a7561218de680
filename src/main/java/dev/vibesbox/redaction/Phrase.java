package dev.vibesbox.redaction;

import dev.vibesbox.redaction.Judgement.Verdict;

/** Whether a value that is nothing known is one of many words, as people and programs speak. */
final class Phrase {
  /** What {@code kubectl describe secret} says. */
  private static final String UNIT = "bytes";

  private static final int LONGEST_WORD = 16;

  private final Window window;

  Phrase(Window window) {
    this.window = window;
  }

  /**
   * Judges it.
   *
   * @param word its first word
   * @param end where that ends
   */
  Verdict judge(Value value, String word, int end) {
    var setting = value.setting();
    var bare = Harmless.bare(word);
    if (value.isQuoted() || setting.isHeader() || setting.separator() != ':' || bare.isEmpty()) {
      return Verdict.SECRET;
    }
    if (Ascii.isNumber(bare)) {
      return isFollowed(end, UNIT);
    }
    if (setting.isQuotedKey()) {
      return verdict(Ascii.consistsOf(bare, "_.", 0));
    }
    boolean isWord = window.at(end - word.length() - 1) == ' ' && isWord(bare);
    return isWord ? speech(setting.report(), end) : Verdict.SECRET;
  }

  private Verdict speech(Report report, int end) {
    return switch (report) {
      case NONE, TEST -> Verdict.SECRET;
      case PATH -> Verdict.HARMLESS;
      case CHAIN, SENTENCE -> isFollowed(end, "");
    };
  }

  /** Whether a blank comes, and behind it these letters, or any where there are none. */
  private Verdict isFollowed(int end, String letters) {
    int position = end + 1;
    while (position < window.end()
        && position - end <= letters.length()
        && window.at(position) == letters.charAt(position - end - 1)) {
      position++;
    }
    if (window.at(end) != ' ') {
      return Verdict.SECRET;
    }
    return window.mayGoOnAt(position)
        ? Verdict.UNDECIDED
        : verdict(
            position - end > letters.length()
                && (!letters.isEmpty() || Ascii.isOfName(window.at(position))));
  }

  /** Of letters; a capital, if any, comes first, or all are. */
  private static boolean isWord(String text) {
    return text.length() <= LONGEST_WORD
        && Ascii.consistsOf(text, "", 0)
        && (text.chars().skip(1).allMatch(Ascii::isLower) || text.chars().allMatch(Ascii::isUpper));
  }

  private static Verdict verdict(boolean isHarmless) {
    return isHarmless ? Verdict.HARMLESS : Verdict.SECRET;
  }
}
