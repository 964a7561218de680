package dev.vibesbox.redaction;

import java.util.Set;

/** What stands behind a key in programs, templates and reports, and is no secret. */
final class Harmless {
  private static final Set<String> WORDS =
      Set.of(
          "null",
          "NULL",
          "Null",
          "nil",
          "none",
          "None",
          "undefined",
          "nullptr",
          "true",
          "True",
          "false",
          "False",
          "yes",
          "YES",
          "no",
          "NO",
          "required",
          "optional",
          "missing",
          "invalid",
          "expired",
          "empty",
          "unset",
          "hidden",
          "redacted",
          "masked",
          "omitted",
          "new",
          "await",
          "lambda",
          "function",
          "EOF",
          "(",
          "[",
          "{");

  /** What may close something around a value. */
  private static final String CLOSING = ",;:)]}|";

  private Harmless() {}

  /** Whether this is no secret, though it is the value of a key. */
  static boolean isHarmless(String value) {
    var word = bare(value);
    return WORDS.contains(word)
        || Types.isType(word)
        || Placeholder.isPlaceholder(word)
        || Call.isCall(value)
        || Reference.isReference(value, word);
  }

  /** A value without what closes something around it. */
  static String bare(String value) {
    int end = value.length();
    while (end > 0 && CLOSING.indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(0, end);
  }
}
