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
      case 's' -> delimited(2, SUBSTITUTION_FLAGS);
      case 'y' -> delimited(2, "");
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
      if (!part(cursor.take())) {
        return false;
      }
      skip("IM0123456789$,~+ ");
    }
    return true;
  }

  /** Reads the parts between delimiters, and what may follow the last one. */
  private boolean delimited(int parts, String flags) {
    char delimiter = cursor.take();
    if (delimiter == '\\' || delimiter == '\n' || delimiter == '\0') {
      return false;
    }
    for (int i = 0; i < parts; i++) {
      if (!part(delimiter)) {
        return false;
      }
    }
    return ends(flags);
  }

  private boolean part(char delimiter) {
    while (!cursor.isAtEnd() && cursor.peek() != delimiter) {
      if (cursor.take() == '\\') {
        cursor.skip(1);
      }
    }
    return cursor.takeIf(String.valueOf(delimiter));
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
