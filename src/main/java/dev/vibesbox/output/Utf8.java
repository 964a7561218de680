package dev.vibesbox.output;

/**
 * Where the characters of UTF-8 begin and end. What counts as one broken character follows the
 * platform's decoder, so that text decoded in parts is the text decoded as a whole.
 */
final class Utf8 {
  /** No character of text takes more; those of 4 bytes are two. */
  static final int MOST_BYTES_PER_CHAR = 3;

  private static final int LONGEST = 4;

  private Utf8() {}

  /** Bytes at the end that begin a character and do not complete it: 0 to 3. */
  static int incompleteSuffix(byte[] bytes, int from, int to) {
    for (int n = 1; n < LONGEST && to - n >= from; n++) {
      if (!isContinuation(bytes[to - n])) {
        return isPrefix(bytes, to - n, n) ? n : 0;
      }
    }
    return 0;
  }

  /** Bytes of the character that begins here, 1 to 4; 1 where none does. */
  static int lengthAt(byte[] bytes, int at, int to) {
    int length = announced(bytes[at]);
    if (length == 1 || at + length > to || !secondFits(bytes[at], bytes[at + 1])) {
      return 1;
    }
    for (int i = at + 2; i < at + length; i++) {
      if (!isContinuation(bytes[i])) {
        return 1;
      }
    }
    return length;
  }

  /** Bytes of the character that ends before {@code to}, 1 to 4; 1 where none does. */
  static int lengthBefore(byte[] bytes, int from, int to) {
    for (int n = 1; n <= LONGEST && to - n >= from; n++) {
      if (!isContinuation(bytes[to - n])) {
        return lengthAt(bytes, to - n, to) == n ? n : 1;
      }
    }
    return 1;
  }

  /** Characters of text, 1 or 2, that so many bytes make. */
  static int chars(int length) {
    return length == LONGEST ? 2 : 1;
  }

  private static boolean isPrefix(byte[] bytes, int at, int length) {
    return announced(bytes[at]) > length && (length == 1 || secondFits(bytes[at], bytes[at + 1]));
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static int announced(byte lead) {
    int value = lead & 0xFF;
    if (value < 0xC2 || value > 0xF4) {
      return 1;
    }
    return value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
  }

  /** Surrogates (0xED, from 0xA0) fit: the decoder takes all three bytes for one U+FFFD. */
  private static boolean secondFits(byte lead, byte second) {
    int value = second & 0xFF;
    return switch (lead & 0xFF) {
      case 0xE0 -> value >= 0xA0 && value <= 0xBF;
      case 0xF0 -> value >= 0x90 && value <= 0xBF;
      case 0xF4 -> value >= 0x80 && value <= 0x8F;
      default -> isContinuation(second);
    };
  }
}
