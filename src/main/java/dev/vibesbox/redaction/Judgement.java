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
    BLOCK,
    /** It stands behind a type and {@code =}. */
    TYPE
  }

  /** Bytes. What is longer is no name of anything. */
  private static final int LONGEST_HARMLESS = 80;

  /** <a href="https://yaml.org/spec/1.2.2/#81-block-scalar-styles">YAML 1.2, 8.1</a>. */
  private static final Pattern BLOCK_HEADER = Pattern.compile("[|>][-+0-9]{0,2}");

  private static final int MOST_BLANKS = 16;

  private final Window window;
  private final Phrase phrase;

  Judgement(Window window) {
    this.window = window;
    this.phrase = new Phrase(window);
  }

  Verdict of(Value value, int from) {
    int end = end(value, from);
    if (end - from >= LONGEST_HARMLESS) {
      return Verdict.SECRET;
    }
    if (window.mayGoOnAt(end)) {
      return Verdict.UNDECIDED;
    }
    var word = window.text(from, end);
    if (isBlock(value, word, end)) {
      return Verdict.BLOCK;
    }
    if (!value.isQuoted() && value.setting().separator() == ':' && Types.isType(word)) {
      return behindType(end);
    }
    boolean isHarmless =
        isComparison(value, from)
            || Harmless.isHarmless(Scheme.credential(word))
            || isSameName(value, word);
    return isHarmless ? Verdict.HARMLESS : phrase.judge(value, word, end);
  }

  private Verdict behindType(int end) {
    int equals = afterBlanks(end);
    boolean isAssigned = window.at(equals) == '=' && window.at(equals + 1) != '=';
    return window.mayGoOnAt(equals) || (isAssigned && window.mayGoOnAt(equals + 1))
        ? Verdict.UNDECIDED
        : isAssigned ? Verdict.TYPE : Verdict.HARMLESS;
  }

  /** Where the value begins that stands behind the type at this index. */
  int afterType(Value value, int from) {
    return afterBlanks(endOfWord(value, from, window.end())) + 1;
  }

  private int afterBlanks(int from) {
    int position = from;
    while (position < Math.min(window.end(), from + MOST_BLANKS)
        && Scheme.isBlank(window.at(position))) {
      position++;
    }
    return position;
  }

  /**
   * Where the value's first word ends, or all of a quoted one; a scheme goes with its credential.
   */
  private int end(Value value, int from) {
    int limit = Math.min(window.end(), from + LONGEST_HARMLESS);
    int end = endOfWord(value, from, limit);
    if (value.isQuoted() || !Scheme.isScheme(window, from, end)) {
      return end;
    }
    return endOfWord(value, afterBlanks(end), limit);
  }

  private int endOfWord(Value value, int from, int limit) {
    int position = from;
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
        && (word.startsWith("|") || word.startsWith(">"))
        && BLOCK_HEADER.matches(word);
  }

  /** Whether {@code key == } stands before, and not a text in quotes behind it. */
  private boolean isComparison(Value value, int from) {
    return !value.isQuoted() && window.endsWith("== ", from - 1);
  }

  /** {@code self.token = token}. */
  private static boolean isSameName(Value value, String word) {
    var bare = Harmless.bare(word);
    return !value.isQuoted() && bare.length() > 3 && value.setting().name().endsWith(bare);
  }
}
