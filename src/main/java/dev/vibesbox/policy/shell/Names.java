package dev.vibesbox.policy.shell;

/** Names of variables. */
final class Names {
  private Names() {}

  /** Takes the name at the cursor; an empty one where there is none. */
  static String take(Cursor cursor) {
    int start = cursor.position();
    while (isStart(cursor.peek()) || (cursor.position() > start && isDigit(cursor.peek()))) {
      cursor.skip(1);
    }
    return cursor.since(start);
  }

  static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
