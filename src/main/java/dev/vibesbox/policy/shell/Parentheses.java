package dev.vibesbox.policy.shell;

import java.util.Optional;

/** Tells {@code ((1 + 2))} from {@code ((a); b)}. */
final class Parentheses {
  private Parentheses() {}

  /**
   * What stands between two parentheses that open here and close together, which are taken too.
   * Quotes are ordinary characters, as in dash: at worst commands are seen where there are none.
   */
  static Optional<String> takeArithmetic(Cursor cursor) {
    int start = cursor.position();
    if (!cursor.startsWith("((")) {
      return Optional.empty();
    }
    int end = cursor.closing(start + 1);
    if (end == 0 || cursor.peek(end + 1 - start) != ')') {
      return Optional.empty();
    }
    cursor.moveTo(end);
    var text = cursor.since(start + 2);
    cursor.skip(2);
    return Optional.of(text);
  }
}
