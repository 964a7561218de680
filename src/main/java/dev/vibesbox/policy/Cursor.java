package dev.vibesbox.policy;

/** A place in a text that moves forward. Beyond the end there are only NUL characters. */
final class Cursor {
  private final String text;
  private int position;

  Cursor(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return position >= text.length();
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    int index = position + ahead;
    return index < text.length() ? text.charAt(index) : '\0';
  }

  char take() {
    char c = peek();
    position++;
    return c;
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  boolean takeIf(String prefix) {
    boolean is = startsWith(prefix);
    position += is ? prefix.length() : 0;
    return is;
  }

  void skip(int characters) {
    position += characters;
  }

  void skipToEnd() {
    position = text.length();
  }

  /** Takes up to the next line feed, which it takes too but does not answer. */
  String takeLine() {
    int end = text.indexOf('\n', position);
    var line = text.substring(Math.min(position, text.length()), end < 0 ? text.length() : end);
    position = end < 0 ? text.length() : end + 1;
    return line;
  }

  /** Skips spaces, tabs and continued lines. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || startsWith("\\\n")) {
      position += peek() == '\\' ? 2 : 1;
    }
  }
}
