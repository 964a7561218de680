package dev.vibesbox.redaction;

/** What a program says that only looks like a key and its value. */
enum Report {
  NONE,
  /**
   * {@code PASS: name} of automake, which begins a line, its count {@code # PASS: 3}, and {@code
   * --- PASS: TestName} of Go: a name follows behind a blank.
   */
  TEST,
  /** {@code cat: /run/token: Permission denied}: a word follows behind a blank. */
  PATH,
  /** {@code sh: token: not found}: words follow behind a blank. */
  CHAIN,
  /** {@code cannot fetch oauth token: unexpected status}: words follow behind a blank. */
  SENTENCE;

  /**
   * What this key and its separator may be part of.
   *
   * @param before the index in front of the name
   */
  static Report of(Window window, Key key, int separator, int before) {
    if (window.at(separator) != ':') {
      return NONE;
    }
    if (isTest(window, separator - 1)) {
      return TEST;
    }
    return switch (window.at(before)) {
      case '/' -> PATH;
      case ' ' -> behindBlank(window, key, before);
      default -> NONE;
    };
  }

  /** Whether {@code Unexpected token} ends at this index: what follows is a piece of a program. */
  static boolean isParser(Window window, int end) {
    return window.endsWith("nexpected token", end);
  }

  /** Passwords are made of words too often. */
  private static Report behindBlank(Window window, Key key, int blank) {
    if (window.at(blank - 1) == ':') {
      return CHAIN;
    }
    boolean isInSentence =
        Ascii.isLower(window.at(blank - 1)) && Ascii.isLower(window.at(blank + 1));
    return isInSentence && !key.isPassword() ? SENTENCE : NONE;
  }

  private static boolean isTest(Window window, int end) {
    return window.endsWith("PASS", end) && isBeforeTest(window, end - "PASS".length());
  }

  private static boolean isBeforeTest(Window window, int end) {
    return isLineEnd(window.at(end))
        || window.endsWith("--- ", end)
        || (window.endsWith("# ", end) && isLineEnd(window.at(end - 2)));
  }

  /** Zero is the beginning of the stream. */
  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c == 0;
  }
}
