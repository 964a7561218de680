package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Cursor;

/**
 * Reads a script of {@code sed} as far as it consists of commands that only change text. What it
 * does not know is not harmless: commands that run programs or write files, labels, included text.
 */
final class SedText {
  private static final String COMMANDS = "pPdDqQnNgGhHxlz=";
  private static final String SUBSTITUTION_FLAGS = "gpiIM0123456789";

  private final Cursor cursor;

  private SedText(String script) {
    this.cursor = new Cursor(script);
  }

  static boolean isHarmless(String script) {
    var text = new SedText(script);
    boolean isHarmless = true;
    while (isHarmless && !text.cursor.isAtEnd()) {
      isHarmless = text.command();
    }
    return isHarmless;
  }

  private boolean command() {
    skip(" \t\n;{}");
    if (cursor.isAtEnd()) {
      return true;
    }
    if (!address()) {
      return false;
    }
    skip(" \t!");
    char command = cursor.take();
    return switch (command) {
      case 's' -> substitution();
      case 'y' -> transliteration();
      case '{', '}' -> true;
      default -> COMMANDS.indexOf(command) >= 0 && ends("0123456789");
    };
  }

  /**
   * Skips {@code 3}, {@code $}, {@code /text/I}, {@code 1,5}, {@code 2~3}; false when it never
   * ends.
   */
  private boolean address() {
    skip("0123456789$,~+ ");
    while (cursor.peek() == '/') {
      if (!pattern(cursor.take())) {
        return false;
      }
      skip("IM0123456789$,~+ ");
    }
    return true;
  }

  private boolean substitution() {
    char delimiter = cursor.take();
    return isDelimiter(delimiter)
        && pattern(delimiter)
        && part(delimiter)
        && ends(SUBSTITUTION_FLAGS);
  }

  private boolean transliteration() {
    char delimiter = cursor.take();
    return isDelimiter(delimiter) && part(delimiter) && part(delimiter) && ends("");
  }

  private static boolean isDelimiter(char c) {
    return c != '\\' && c != '\n' && c != '\0';
  }

  /** Reads up to a delimiter. */
  private boolean part(char delimiter) {
    while (!cursor.isAtEnd() && cursor.peek() != delimiter) {
      if (cursor.take() == '\\') {
        cursor.skip(1);
      }
    }
    return cursor.takeIf(String.valueOf(delimiter));
  }

  /** The same of a pattern; a delimiter in brackets ends none, and is not read here. */
  private boolean pattern(char delimiter) {
    while (!cursor.isAtEnd() && cursor.peek() != delimiter) {
      char c = cursor.take();
      cursor.skip(c == '\\' ? 1 : 0);
      if (c == '[' && !bracket(delimiter)) {
        return false;
      }
    }
    return cursor.takeIf(String.valueOf(delimiter));
  }

  private boolean bracket(char delimiter) {
    cursor.takeIf("^");
    int start = cursor.position();
    while (!cursor.isAtEnd() && (cursor.peek() != ']' || cursor.position() == start)) {
      if (cursor.takeIf("[:")) {
        cursor.takeUntil(':');
        cursor.takeIf("]");
      } else if (cursor.takeIf("[.") || cursor.takeIf("[=") || cursor.take() == delimiter) {
        return false;
      }
    }
    return cursor.takeIf("]");
  }

  private boolean ends(String flags) {
    skip(" \t" + flags);
    return cursor.isAtEnd() || ";}\n".indexOf(cursor.peek()) >= 0;
  }

  private void skip(String characters) {
    while (!cursor.isAtEnd() && characters.indexOf(cursor.peek()) >= 0) {
      cursor.skip(1);
    }
  }
}
