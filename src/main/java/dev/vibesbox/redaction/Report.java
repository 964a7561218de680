package dev.vibesbox.redaction;

/** What test runners and parsers say that only looks like a key and its value. */
final class Report {
  private Report() {}

  /**
   * Whether this separator may stand in {@code PASS: name} of automake, which begins a line, in its
   * count {@code # PASS: 3}, or in {@code --- PASS: TestName} of Go. A name must follow.
   */
  static boolean isTest(Window window, int separator) {
    int end = separator - 1;
    return window.at(separator) == ':'
        && window.endsWith("PASS", end)
        && isBeforeTest(window, end - "PASS".length());
  }

  /** Whether {@code Unexpected token} ends at this index: what follows is a piece of a program. */
  static boolean isParser(Window window, int end) {
    return window.endsWith("nexpected token", end);
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
