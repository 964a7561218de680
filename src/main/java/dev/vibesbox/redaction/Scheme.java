package dev.vibesbox.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * The word in front of a credential, as in {@code Authorization: Bearer x} (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-11.4">RFC 9110, 11.4</a>): the blanks behind
 * it do not end the value.
 */
final class Scheme {
  private static final Set<String> WORDS =
      Set.of("APIKEY", "BASIC", "BEARER", "BOT", "KEY", "NEGOTIATE", "NTLM", "TOKEN");

  /** Those with parameters, which take the rest of the line. */
  private static final Set<String> WITH_PARAMETERS =
      Set.of("AWS4-HMAC-SHA256", "DIGEST", "HAWK", "HMAC", "MAC", "OAUTH", "SIGNATURE");

  private static final int LONGEST = 16;

  private final StringBuilder word = new StringBuilder(LONGEST + 1);
  private boolean isOver;
  private boolean hasParameters;

  /** Whether these bytes are the name of one. */
  static boolean isScheme(Window window, int from, int end) {
    return end - from <= LONGEST && WORDS.contains(window.text(from, end).toUpperCase(Locale.ROOT));
  }

  /** What stands behind the name of a scheme, or all of a value without one. */
  static String credential(String value) {
    int blank = value.indexOf(' ');
    boolean hasScheme =
        blank > 0 && WORDS.contains(value.substring(0, blank).toUpperCase(Locale.ROOT));
    return hasScheme ? value.substring(blank).strip() : value;
  }

  /** Starts anew, at the first byte of a value. */
  void open() {
    word.setLength(0);
    isOver = false;
    hasParameters = false;
  }

  /** Whether the credential is still to come when this byte does. */
  boolean goesOnWith(int c) {
    return isBlank(c) && !isOver && WORDS.contains(word.toString());
  }

  /** Whether all of the line is the credential. */
  boolean hasParameters() {
    return hasParameters || (!isOver && WITH_PARAMETERS.contains(word.toString()));
  }

  /** Takes a byte of the value. */
  void take(int c) {
    if (isOver || isBlank(c)) {
      hasParameters = hasParameters();
      return;
    }
    word.append((char) Ascii.upper(c));
    isOver = word.length() > LONGEST;
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }
}
