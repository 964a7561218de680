package dev.vibesbox.policy.shell;

import java.util.ArrayDeque;

/** A place in a text that moves forward. Beyond the end there are only NUL characters. */
public final class Cursor {
  private final String text;
  private int[] closings = {};
  private int position;

  public Cursor(String text) {
    this.text = text;
  }

  public boolean isAtEnd() {
    return position >= text.length();
  }

  public char peek() {
    return peek(0);
  }

  public char peek(int ahead) {
    int index = position + ahead;
    return index < text.length() ? text.charAt(index) : '\0';
  }

  public char take() {
    char c = peek();
    position++;
    return c;
  }

  public boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  public boolean takeIf(String prefix) {
    boolean is = startsWith(prefix);
    position += is ? prefix.length() : 0;
    return is;
  }

  public void skip(int characters) {
    position += characters;
  }

  public void skipToEnd() {
    position = text.length();
  }

  /** Takes up to the next line feed, which it takes too but does not answer. */
  public String takeLine() {
    int end = text.indexOf('\n', position);
    var line = text.substring(Math.min(position, text.length()), end < 0 ? text.length() : end);
    position = end < 0 ? text.length() : end + 1;
    return line;
  }

  /** Skips spaces, tabs and continued lines. */
  public void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || startsWith("\\\n")) {
      position += peek() == '\\' ? 2 : 1;
    }
  }

  /** Takes what stands before a character, and the character; all the rest where it is missing. */
  public String takeUntil(char end) {
    int found = text.indexOf(end, position);
    var taken =
        text.substring(Math.min(position, text.length()), found < 0 ? text.length() : found);
    position = found < 0 ? text.length() : found + 1;
    return taken;
  }

  /** Whether this character was taken last. */
  public boolean isAfter(char c) {
    return position > 0 && position <= text.length() && text.charAt(position - 1) == c;
  }

  /** Whether the text ends this many characters ahead, or before. */
  public boolean isEndedAt(int ahead) {
    return position + ahead >= text.length();
  }

  /** The next characters; as many as there are. */
  public String ahead(int length) {
    int end = Math.min(text.length(), position + length);
    return text.substring(Math.min(position, end), end);
  }

  /** Skips to the end of the line. */
  public void skipLine() {
    int end = text.indexOf('\n', position);
    position = end < 0 ? text.length() : end;
  }

  /**
   * Where the parenthesis that opens at a place is closed, or 0; quotes are ordinary characters.
   * All are looked for at once, since a text may be full of those that nothing closes.
   */
  int closing(int place) {
    if (closings.length < text.length()) {
      closings = closings();
    }
    return closings[place];
  }

  private int[] closings() {
    var found = new int[text.length()];
    var open = new ArrayDeque<Integer>();
    for (int i = 0; i < found.length; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        open.push(i);
      } else if (c == ')' && !open.isEmpty()) {
        found[open.pop()] = i;
      }
    }
    return found;
  }

  public int position() {
    return position;
  }

  public void moveTo(int place) {
    position = place;
  }

  /** What stands between an earlier place and this one. */
  public String since(int place) {
    return text.substring(Math.min(place, text.length()), Math.min(position, text.length()));
  }
}
