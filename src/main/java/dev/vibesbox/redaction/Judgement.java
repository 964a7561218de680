package dev.vibesbox.redaction;

import com.google.re2j.Pattern;

/** Whether what stands behind a key is a secret. */
final class Judgement {
  /** Of the value that begins at a place. */
  enum Verdict {
    SECRET,
    HARMLESS,
    /** Its beginning says nothing yet. */
    UNDECIDED,
    /** It stands in the lines that follow. */
    BLOCK
  }

  /** Bytes. What is longer is no name of anything. */
  private static final int LONGEST_HARMLESS = 80;

  /** <a href="https://yaml.org/spec/1.2.2/#81-block-scalar-styles">YAML 1.2, 8.1</a>. */
  private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]{0,2}");

  private final Window window;

  Judgement(Window window) {
    this.window = window;
  }

  Verdict of(Value value, int from) {
    int end = end(value, from);
    if (end - from == LONGEST_HARMLESS) {
      return Verdict.SECRET;
    }
    if (window.mayGoOnAt(end)) {
      return Verdict.UNDECIDED;
    }
    var word = window.text(from, end);
    if (isBlock(value, word, end)) {
      return Verdict.BLOCK;
    }
    return isComparison(value, from) || Harmless.isHarmless(word)
        ? Verdict.HARMLESS
        : Verdict.SECRET;
  }

  /** Where the value's first word ends, or all of a quoted one. */
  private int end(Value value, int from) {
    int position = from;
    int limit = Math.min(window.end(), from + LONGEST_HARMLESS);
    while (position < limit && !isEnd(value, window.at(position))) {
      position++;
    }
    return position;
  }

  private static boolean isEnd(Value value, int c) {
    return value.isQuoted()
        ? c == '"' || c == '\'' || c == '\\' || c == '\n'
        : Ascii.isBlank(c) || value.setting().isClosedBy(c);
  }

  private boolean isBlock(Value value, String word, int end) {
    boolean isLineEnd = window.at(end) == '\n' || window.at(end) == '\r';
    return value.setting().separator() == ':'
        && end < window.end()
        && isLineEnd
        && !value.isQuoted()
        && BLOCK_HEADER.matches(word);
  }

  /** Whether {@code key == } stands before, and not a text in quotes behind it. */
  private boolean isComparison(Value value, int from) {
    return !value.isQuoted() && window.endsWith("== ", from - 1);
  }
}
