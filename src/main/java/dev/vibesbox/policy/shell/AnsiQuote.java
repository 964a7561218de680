package dev.vibesbox.policy.shell;

/** Reads {@code $'...'}, in which a backslash writes any character. */
final class AnsiQuote {
  private static final int OCTAL_DIGITS = 3;
  private static final int CONTROL = 0x1f;

  private AnsiQuote() {}

  /** The text up to the closing quote, which is taken too. */
  static String read(Cursor cursor) {
    var text = new StringBuilder();
    while (!cursor.isAtEnd() && cursor.peek() != '\'') {
      char c = cursor.take();
      if (c == '\\') {
        escape(cursor, text);
      } else {
        text.append(c);
      }
    }
    cursor.skip(1);
    return text.toString();
  }

  private static void escape(Cursor cursor, StringBuilder text) {
    char c = cursor.peek();
    if (Character.digit(c, 8) >= 0) {
      number(cursor, text, 8, OCTAL_DIGITS);
      return;
    }
    cursor.skip(1);
    switch (c) {
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 'e', 'E' -> text.append('\u001b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'v' -> text.append('\u000b');
      case 'x' -> number(cursor, text, 16, 2);
      case 'u' -> number(cursor, text, 16, 4);
      case 'U' -> number(cursor, text, 16, 8);
      case 'c' -> text.append((char) (cursor.take() & CONTROL));
      default -> text.append(c);
    }
  }

  private static void number(Cursor cursor, StringBuilder text, int radix, int digits) {
    int value = 0;
    for (int i = 0; i < digits && Character.digit(cursor.peek(), radix) >= 0; i++) {
      value = value * radix + Character.digit(cursor.take(), radix);
    }
    text.appendCodePoint(Character.isValidCodePoint(value) ? value : '?');
  }
}
