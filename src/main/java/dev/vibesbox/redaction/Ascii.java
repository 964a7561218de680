package dev.vibesbox.redaction;

/** Letters of ASCII; every other byte, also of UTF-8, is none. */
final class Ascii {
  private static final int ESCAPE = 0x1b;

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

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether names of programs hold it. */
  static boolean isOfName(int c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  /** Whether base64 holds it, in either alphabet. */
  static boolean isOfBase64(int c) {
    return isOfName(c) || c == '+' || c == '/' || c == '-';
  }

  /** White space, and what controls a terminal, except the beginning of a colour. */
  static boolean isBlank(int c) {
    return c >= 0 && c <= ' ' && c != ESCAPE;
  }

  static boolean isEscape(int c) {
    return c == ESCAPE;
  }

  static int upper(int c) {
    return isLower(c) ? c - 'a' + 'A' : c;
  }

  static int lower(int c) {
    return isUpper(c) ? c - 'A' + 'a' : c;
  }
}
