package dev.vibesbox.policy;

/** What a terminal makes of keys: Enter ends a line, and some keys take back what is in it. */
final class TypedText {
  private static final char BACKSPACE = '\b';
  private static final char DELETE = '\u007f';
  private static final char KILL = '\u0015';

  private TypedText() {}

  static String of(String keys) {
    var text = new StringBuilder();
    int line = 0;
    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      switch (key) {
        case '\r', '\n' -> line = text.append('\n').length();
        case BACKSPACE, DELETE -> text.setLength(Math.max(line, text.length() - 1));
        case KILL -> text.setLength(line);
        default -> text.append(key);
      }
    }
    return text.toString();
  }
}
