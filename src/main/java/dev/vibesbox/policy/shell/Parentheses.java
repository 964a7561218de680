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
    if (cursor.takeIf("((")) {
      int inner = cursor.position();
      skipToBalance(cursor);
      var text = cursor.since(inner);
      if (cursor.isAfter(')') && cursor.takeIf(")")) {
        return Optional.of(text.substring(0, text.length() - 1));
      }
    }
    cursor.moveTo(start);
    return Optional.empty();
  }

  private static void skipToBalance(Cursor cursor) {
    int open = 1;
    while (!cursor.isAtEnd() && open > 0) {
      char c = cursor.take();
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  }
}
