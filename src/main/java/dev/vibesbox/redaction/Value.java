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

  private Setting setting = new Setting("", '=', false, Report.NONE, false, false, 0, 0);
  private int quote;
  private boolean isEscaped;
  private int backslashes;
  private int taken;
  private int blockLetters;
  private final Scheme scheme = new Scheme();

  /** Starts anew. */
  void follow(Setting found) {
    setting = found;
    quote = 0;
    isEscaped = false;
    backslashes = 0;
    taken = 0;
    blockLetters = 0;
    scheme.open();
  }

  Setting setting() {
    return setting;
  }

  Lead lead(int c, int previous) {
    return switch (c) {
      case ' ', '\t' -> Lead.SPACE;
      case '\n', '\r', 0 -> Lead.NONE;
      case ':' -> previous == ':' ? Lead.NONE : Lead.FIRST; // Token::new
      case '=', '>' -> previous == setting.separator() ? Lead.SPACE : Lead.FIRST; // := == =>
      case '{' -> setting.isQuotedKey() ? Lead.NONE : Lead.FIRST;
      case '[' -> setting.isQuotedKey() ? Lead.SPACE : Lead.FIRST;
      case '"', '\'' -> setting.isClosedBy(c) ? Lead.NONE : Lead.QUOTE;
      case '\\' -> Lead.BACKSLASH;
      default ->
          setting.report() == Report.TEST && previous == ' ' && isOfTest(c)
              ? Lead.NONE
              : Lead.FIRST;
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

  boolean isQuoted() {
    return quote != 0;
  }

  boolean endsBefore(int c) {
    if (quote != 0) {
      return c == '\n' || (c == quote && !isQuoteEscaped());
    }
    if (isLineEnd(c) || (setting.isClosedBy(c) && backslashes % 2 == 0)) {
      return true;
    }
    return !isWholeLine() && endsWordBefore(c);
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

  private boolean endsWordBefore(int c) {
    return (Ascii.isBlank(c) && !scheme.goesOnWith(c))
        || (setting.isQuotedKey() && (c == ',' || c == '}' || c == ']'));
  }

  private boolean isWholeLine() {
    return setting.isHeader() && (setting.isCookie() || scheme.hasParameters());
  }

  private boolean isQuoteEscaped() {
    return isEscaped ? backslashes > 1 : backslashes % 2 == 1;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c == 0;
  }

  private static boolean isOfTest(int c) {
    return Ascii.isOfName(c) || c == '.' || c == '/';
  }
}
