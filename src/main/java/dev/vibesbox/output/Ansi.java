package dev.vibesbox.output;

/**
 * Terminal control sequences (ECMA-48:
 * https://ecma-international.org/publications-and-standards/standards/ecma-48/).
 */
public final class Ansi {
  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';
  private static final char CSI = '\u009b';

  private Ansi() {}

  /**
   * The text without its escape sequences: colours and cursor movements (CSI), titles and links
   * (OSC and other strings), and short escapes. Other control characters stay. A sequence that is
   * not completed goes as far as it goes; a string ends at the latest where a control character
   * stands in it. Takes time linear in the length of the text.
   */
  public static String strip(String text) {
    if (text.indexOf(ESCAPE) < 0 && text.indexOf(CSI) < 0) {
      return text;
    }
    var stripped = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int next = afterSequence(text, at);
      if (next == at) {
        stripped.append(text.charAt(at));
        next++;
      }
      at = next;
    }
    return stripped.toString();
  }

  private static int afterSequence(String text, int at) {
    return switch (text.charAt(at)) {
      case CSI -> afterControl(text, at + 1);
      case ESCAPE -> afterEscape(text, at + 1);
      default -> at;
    };
  }

  private static int afterEscape(String text, int at) {
    return switch (charAt(text, at)) {
      case '[' -> afterControl(text, at + 1);
      case ']', 'P', 'X', '^', '_' -> afterString(text, at + 1);
      default -> afterOptional(text, skip(text, at, ' ', '/'), '0', '~');
    };
  }

  private static int afterControl(String text, int at) {
    int intermediate = skip(text, at, '0', '?');
    return afterOptional(text, skip(text, intermediate, ' ', '/'), '@', '~');
  }

  private static int afterString(String text, int at) {
    int end = skip(text, at, ' ', Character.MAX_VALUE);
    if (charAt(text, end) == ESCAPE && charAt(text, end + 1) == '\\') {
      return end + 2;
    }
    return afterOptional(text, end, BELL, BELL);
  }

  private static int afterOptional(String text, int at, char least, char most) {
    char found = charAt(text, at);
    return found >= least && found <= most ? at + 1 : at;
  }

  private static int skip(String text, int from, char least, char most) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= least && text.charAt(at) <= most) {
      at++;
    }
    return at;
  }

  /** NUL beyond the end: it takes part in no sequence. */
  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
