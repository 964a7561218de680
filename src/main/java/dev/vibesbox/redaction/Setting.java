package dev.vibesbox.redaction;

/**
 * What stands around a key and its separator, by which one sees where its value ends.
 *
 * @param name as it stands there, without quotes
 * @param separator {@code =} or {@code :}
 * @param isQuotedKey as in JSON, where a bare value is a number or a word
 * @param report what a program may be saying
 * @param isHeader of HTTP
 * @param isCookie a header whose value is all of the line
 * @param opened what stands before the name: a quote encloses name and value, {@code ?} and {@code
 *     &} stand in URLs
 * @param indent blanks at the beginning of the line
 */
record Setting(
    String name,
    int separator,
    boolean isQuotedKey,
    Report report,
    boolean isHeader,
    boolean isCookie,
    int opened,
    int indent) {

  static Setting of(Window window, Key key, int separator) {
    int floor = separator - Window.LOOK_BACK;
    int last = Keys.lastOfName(window, separator, floor);
    int start = last;
    while (start > floor && isOfName(window.at(start))) {
      start--;
    }
    return new Setting(
        window.text(start + 1, last + 1),
        window.at(separator),
        isQuoted(window, last),
        Report.of(window, key, separator, start),
        key.isHeader() && window.at(separator) == ':',
        key.isCookie(),
        window.at(start),
        indent(window, start, floor));
  }

  /** The same key before {@code =}. */
  Setting assigned() {
    return new Setting(name, '=', isQuotedKey, Report.NONE, false, isCookie, opened, indent);
  }

  /** Whether this byte closes what was opened before the name. */
  boolean isClosedBy(int c) {
    return switch (opened) {
      case '"', '\'' -> c == opened && !isQuotedKey;
      case '?', '&' -> c == '&' || c == '#';
      default -> false;
    };
  }

  /** As in {@code "key":} and {@code \"key\":}, and not in {@code x["key"] =}. */
  private static boolean isQuoted(Window window, int last) {
    int position = window.at(last + 1) == '\\' ? last + 2 : last + 1;
    int c = window.at(position);
    return (c == '"' || c == '\'') && window.at(position + 1) != ']';
  }

  private static int indent(Window window, int beforeName, int floor) {
    int start = beforeName;
    while (start > floor && window.at(start) != '\n' && window.at(start) != 0) {
      start--;
    }
    int position = start + 1;
    while (position <= beforeName && window.at(position) == ' ') {
      position++;
    }
    return position - start - 1;
  }

  private static boolean isOfName(int c) {
    return Ascii.isOfName(c) || c == '-' || c == '.';
  }
}
