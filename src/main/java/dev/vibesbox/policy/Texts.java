package dev.vibesbox.policy;

/** Texts that commands write, as far as they are known. */
final class Texts {
  /** Longer ones are not kept. */
  private static final int LONGEST = 1 << 16;

  private Texts() {}

  /** Adds what is written next; a text that grows too long may be anything. */
  static void append(StringBuilder written, String next) {
    if (written.length() + next.length() > LONGEST) {
      written.setLength(0);
      written.append(Unknown.TEXT);
    } else {
      written.append(next);
    }
  }

  /** The text, or that it may be anything, where it is too long. */
  static String bounded(String text) {
    return text.length() > LONGEST ? Unknown.ANYTHING : text;
  }
}
