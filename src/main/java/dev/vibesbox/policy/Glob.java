package dev.vibesbox.policy;

/**
 * Patterns of names: {@code *} any text, {@code ?} one character, <code>[...]</code> one of some.
 */
final class Glob {
  private final String pattern;
  private final String text;

  private Glob(String pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  /** Whether a pattern fits a whole text; takes time by the product of their lengths at most. */
  static boolean matches(String pattern, String text) {
    return new Glob(pattern, text).matches();
  }

  static boolean isIn(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  private boolean matches() {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      int next =
          p < pattern.length() && pattern.charAt(p) != '*' ? afterOne(p, text.charAt(t)) : -1;
      if (next > 0) {
        p = next;
        t++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on behind one character; negative where it does not fit. */
  private int afterOne(int p, char c) {
    char own = pattern.charAt(p);
    if (own == '?') {
      return p + 1;
    }
    int close = own == '[' ? pattern.indexOf(']', p + 2) : -1;
    if (close > 0) {
      return isOneOf(pattern.substring(p + 1, close), c) ? close + 1 : -1;
    }
    return own == c ? p + 1 : -1;
  }

  private static boolean isOneOf(String set, char c) {
    boolean isNot = set.charAt(0) == '!' || set.charAt(0) == '^';
    var characters = isNot ? set.substring(1) : set;
    if (characters.startsWith("[:")) {
      return !isNot;
    }
    boolean found = false;
    for (int i = 0; i < characters.length(); i++) {
      if (i + 2 < characters.length() && characters.charAt(i + 1) == '-') {
        found |= characters.charAt(i) <= c && c <= characters.charAt(i + 2);
        i += 2;
      } else {
        found |= characters.charAt(i) == c;
      }
    }
    return found != isNot;
  }
}
