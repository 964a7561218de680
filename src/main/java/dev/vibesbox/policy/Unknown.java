package dev.vibesbox.policy;

/** Characters that stand in a text for what only running it would tell. */
final class Unknown {
  /** Any text, also none. */
  static final char TEXT = '\ue000';

  /** A text without slashes and not empty: a number, a name, the random part of a path. */
  static final char NAME = '\ue001';

  /** The home directory. */
  static final char HOME = '\ue002';

  static final String ANYTHING = String.valueOf(TEXT);

  private Unknown() {}

  static boolean isIn(String text) {
    return text.indexOf(TEXT) >= 0;
  }

  /** The text with none for what is unknown: the worst a path can become. */
  static String least(String text) {
    return text.replace(ANYTHING, "");
  }

  /** The text for a sentence. */
  static String shown(String text) {
    return text.replace(TEXT, '?').replace(NAME, '?').replace(HOME, '~');
  }
}
