package dev.vibesbox.redaction;

/** Letters of ASCII; every other byte, also of UTF-8, is none. */
final class Ascii {
  private Ascii() {}

  static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(int c) {
    return isUpper(c) || isLower(c);
  }

  static int upper(int c) {
    return isLower(c) ? c - 'a' + 'A' : c;
  }
}
