package dev.vibesbox.redaction;

/** Characters of ASCII; every other byte, also of UTF-8, is none. */
final class Ascii {
  private static final int ESCAPE = 0x1b;
  private static final boolean[] IS_OF_NAME = new boolean[256];

  static {
    for (int c = 0; c < IS_OF_NAME.length; c++) {
      IS_OF_NAME[c] = isLetter(c) || isDigit(c) || c == '_';
    }
  }

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
    return IS_OF_NAME[c & 0xff];
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

  /** Whether nothing but letters and these stand from here on. */
  static boolean consistsOf(String text, String others, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!isLetter(text.charAt(i)) && others.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
  }
}
