package dev.vibesbox.redaction;

/** Where the value begins and ends that follows a key and its separator. */
final class Value {
  /** What a byte between a separator and a value is. */
  enum Lead {
    /** It may leave, and the value is still to come. */
    SPACE,
    QUOTE,
    /** Part of an escaped quote, or the value's first byte. */
    BACKSLASH,
    FIRST,
    /** There is no value. */
    NONE
  }

  private static final String BLOCK = "-----BEGIN";
  private static final int ESCAPE = 0x1b;

  private int separator;
  private boolean isJson;
  private boolean isReport;
  private int quote;
  private boolean isEscaped;
  private int backslashes;
  private int taken;
  private int blockLetters;
  private final Scheme scheme = new Scheme();

  /**
   * Starts anew.
   *
   * @param isJson whether the key was quoted: then a bare value is a number or a word
   * @param isReport whether a name behind a blank is that of a test, and no value
   */
  void follow(int separator, boolean isJson, boolean isReport) {
    this.separator = separator;
    this.isJson = isJson;
    this.isReport = isReport;
    quote = 0;
    isEscaped = false;
    backslashes = 0;
    taken = 0;
    blockLetters = 0;
    scheme.open();
  }

  Lead lead(int c, int previous) {
    return switch (c) {
      case ' ', '\t' -> Lead.SPACE;
      case '\n', '\r', 0 -> Lead.NONE;
      case ':' -> previous == ':' ? Lead.NONE : Lead.FIRST; // Token::new
      case '=', '>' -> previous == separator ? Lead.SPACE : Lead.FIRST; // := == =>
      case '{' -> isJson ? Lead.NONE : Lead.FIRST;
      case '[' -> isJson ? Lead.SPACE : Lead.FIRST;
      case '"', '\'' -> Lead.QUOTE;
      case '\\' -> Lead.BACKSLASH;
      default -> isReport && previous == ' ' && isOfName(c) ? Lead.NONE : Lead.FIRST;
    };
  }

  void quote(int c) {
    quote = c;
  }

  /** The quote behind a backslash, as in JSON inside JSON. */
  void escapedQuote(int c) {
    quote = c;
    isEscaped = true;
  }

  boolean endsBefore(int c) {
    if (quote == 0) {
      return (isBlank(c) && !scheme.goesOnWith(c))
          || (isJson && (c == ',' || c == '}' || c == ']'));
    }
    return c == '\n' || (c == quote && !isQuoteEscaped());
  }

  /** Whether the last byte taken is the backslash of an escaped closing quote. */
  boolean endsWithBackslash() {
    return isEscaped && backslashes == 1;
  }

  /** Takes a byte of the value; true when it turns out to be a PEM block, which has many lines. */
  boolean take(int c) {
    backslashes = c == '\\' ? backslashes + 1 : 0;
    if (taken == blockLetters && taken < BLOCK.length() && c == BLOCK.charAt(taken)) {
      blockLetters++;
    }
    taken++;
    scheme.take(c);
    return blockLetters == BLOCK.length() && taken == BLOCK.length();
  }

  private boolean isQuoteEscaped() {
    return isEscaped ? backslashes > 1 : backslashes % 2 == 1;
  }

  private static boolean isOfName(int c) {
    return Ascii.isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '_';
  }

  private static boolean isBlank(int c) {
    return c >= 0 && c <= ' ' && c != ESCAPE;
  }
}
