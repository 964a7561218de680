package dev.vibesbox.policy;

/** Reads {@code $'...'}, in which a backslash writes any character. */
final class AnsiQuote {
  private static final int OCTAL_DIGITS = 3;

  private final Cursor cursor;

  AnsiQuote(Cursor cursor) {
    this.cursor = cursor;
  }

  void readTo(StringBuilder text) {
    while (!cursor.isAtEnd() && cursor.peek() != '\'') {
      char c = cursor.take();
      if (c == '\\') {
        escape(text);
      } else {
        text.append(c);
      }
    }
    cursor.skip(1);
  }

  private void escape(StringBuilder text) {
    char c = cursor.peek();
    if (Character.digit(c, 8) >= 0) {
      number(text, 8, OCTAL_DIGITS);
      return;
    }
    cursor.skip(1);
    switch (c) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'x' -> number(text, 16, 2);
      case 'u' -> number(text, 16, 4);
      case 'U' -> number(text, 16, 8);
      default -> text.append(c);
    }
  }

  private void number(StringBuilder text, int radix, int digits) {
    int value = 0;
    for (int i = 0; i < digits && Character.digit(cursor.peek(), radix) >= 0; i++) {
      value = value * radix + Character.digit(cursor.take(), radix);
    }
    text.appendCodePoint(Character.isValidCodePoint(value) ? value : '?');
  }
}
