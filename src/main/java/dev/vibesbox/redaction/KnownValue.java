package dev.vibesbox.redaction;

/**
 * The very bytes of a secret that is known, or what an encoding makes of them.
 *
 * @param text the secret, each byte as the character of the same number
 */
record KnownValue(String text, Encoding encoding) implements Shape {
  static final String KIND = "known-secret";

  private static final int NO_MATCH = -1;
  private static final int UNDECIDED = -2;

  /** How it may stand in a stream. */
  enum Encoding {
    PLAIN,
    /** Percent-encoded, wholly or in part, as in URLs and forms. */
    PERCENT,
    /** A stretch of base64, which may be broken into lines. */
    BASE64,
    /** The same, whose last bits are in the letter behind it. */
    BASE64_AND_A_LETTER
  }

  @Override
  public boolean isAnywhere() {
    return true;
  }

  @Override
  public Sight look(Window window, int start, int literalEnd) {
    int end = match(window, start);
    return switch (end) {
      case NO_MATCH -> Sight.NOTHING;
      case UNDECIDED -> new Sight.Beginning(KIND, Hold.SILENCE);
      default -> new Sight.Secret(KIND, start, end);
    };
  }

  private int match(Window window, int start) {
    int position = start;
    for (int i = 0; i < text.length(); i++) {
      position = step(window, position, text.charAt(i));
      if (position < 0) {
        return position;
      }
    }
    return switch (encoding) {
      case PLAIN, PERCENT, BASE64 -> position;
      case BASE64_AND_A_LETTER -> rest(window, position);
    };
  }

  /** Where the stream goes on when this character of the text stands at {@code position}. */
  private int step(Window window, int position, int c) {
    return switch (encoding) {
      case PLAIN -> plain(window, position, c);
      case PERCENT -> percent(window, position, c);
      case BASE64, BASE64_AND_A_LETTER -> {
        int next = skipBreak(window, position);
        yield next < 0 ? next : plain(window, next, c);
      }
    };
  }

  private static int plain(Window window, int position, int c) {
    if (position == window.end()) {
      return window.mayGoOnAt(position) ? UNDECIDED : NO_MATCH;
    }
    return (window.at(position) & 0xff) == c ? position + 1 : NO_MATCH;
  }

  private static int percent(Window window, int position, int c) {
    if (position < window.end() && window.at(position) == '%') {
      return escaped(window, position, c);
    }
    boolean isPlus = c == ' ' && position < window.end() && window.at(position) == '+';
    return plain(window, position, isPlus ? '+' : c);
  }

  private static int escaped(Window window, int position, int c) {
    if (position + 2 >= window.end()) {
      return window.mayGoOnAt(window.end()) ? UNDECIDED : NO_MATCH;
    }
    int high = Character.digit(window.at(position + 1), 16);
    int low = Character.digit(window.at(position + 2), 16);
    return high * 16 + low == c && high >= 0 && low >= 0 ? position + 3 : NO_MATCH;
  }

  private static int skipBreak(Window window, int position) {
    int next = position;
    while (next < window.end() && (window.at(next) == '\n' || window.at(next) == '\r')) {
      next++;
    }
    return window.mayGoOnAt(next) ? UNDECIDED : next;
  }

  /** The last letter holds bits of the secret and of what follows; then come {@code =}. */
  private static int rest(Window window, int position) {
    int end = position;
    if (end < window.end() && Ascii.isOfBase64(window.at(end))) {
      end++;
    }
    while (end < window.end() && window.at(end) == '=' && end < position + 3) {
      end++;
    }
    return end < position + 3 && window.mayGoOnAt(end) ? UNDECIDED : end;
  }
}
