package dev.vibesbox.jsonrpc;

/** The other end's own words inside a message to it: in quotes, and never long. */
public final class Quoted {
  private static final int MAX_CHARACTERS = 80;

  private Quoted() {}

  public static String of(String words) {
    if (words.codePointCount(0, words.length()) <= MAX_CHARACTERS) {
      return '"' + words + '"';
    }
    return '"' + words.substring(0, words.offsetByCodePoints(0, MAX_CHARACTERS)) + "...\"";
  }
}
