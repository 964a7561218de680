package dev.vibesbox.policy;

/** Reads one word: its quotes, escapes and expansions. */
final class WordReader {
  private static final String ENDS = " \t\n;&|()<>";

  private final Cursor cursor;
  private final ShellReader shell;
  private boolean isPlain = true;

  WordReader(Cursor cursor, ShellReader shell) {
    this.cursor = cursor;
    this.shell = shell;
  }

  /** The word at the cursor, empty where there is none. Always moves on. */
  Word word() {
    var text = new StringBuilder();
    while (!cursor.isAtEnd() && ENDS.indexOf(cursor.peek()) < 0 && !isFieldSeparator()) {
      part(text);
    }
    return new Word(text.toString(), isPlain);
  }

  /** {@code $IFS} ends a word as a space does. */
  private boolean isFieldSeparator() {
    if (cursor.takeIf("${IFS}")) {
      return true;
    }
    boolean isName = Character.isLetterOrDigit(cursor.peek(4)) || cursor.peek(4) == '_';
    return !isName && cursor.takeIf("$IFS");
  }

  private void part(StringBuilder text) {
    char c = cursor.take();
    isPlain &= c != '\'' && c != '"' && c != '\\' && c != '$' && c != '`';
    switch (c) {
      case '\'' -> singleQuoted(text);
      case '"' -> quotedTo('"', text);
      case '\\' -> escaped(text);
      case '`' -> backquoted();
      case '$' -> dollar(text, true);
      default -> text.append(c);
    }
  }

  private void singleQuoted(StringBuilder text) {
    while (!cursor.isAtEnd() && cursor.peek() != '\'') {
      text.append(cursor.take());
    }
    cursor.skip(1);
  }

  private void escaped(StringBuilder text) {
    char c = cursor.take();
    if (c != '\n') {
      text.append(c);
    }
  }

  /** Reads text in which only {@code $}, backquote and backslash mean something. */
  void quotedTo(char end, StringBuilder text) {
    while (!cursor.isAtEnd() && cursor.peek() != end) {
      char c = cursor.take();
      switch (c) {
        case '\\' -> {
          if ("$`\"\\\n".indexOf(cursor.peek()) < 0) {
            text.append(c);
          }
          escaped(text);
        }
        case '`' -> backquoted();
        case '$' -> dollar(text, false);
        default -> text.append(c);
      }
    }
    cursor.skip(1);
  }

  private void backquoted() {
    var text = new StringBuilder();
    while (!cursor.isAtEnd() && cursor.peek() != '`') {
      char c = cursor.take();
      boolean isEscape = c == '\\' && "$`\\".indexOf(cursor.peek()) >= 0;
      text.append(isEscape ? cursor.take() : c);
    }
    cursor.skip(1);
    shell.backquoted(text.toString());
  }

  private void dollar(StringBuilder text, boolean isBare) {
    if (cursor.takeIf("(")) {
      shell.substitution(cursor.peek() == '(');
      text.append("$()");
    } else if (cursor.takeIf("{")) {
      parameter(text);
    } else if (isBare && cursor.takeIf("'")) {
      new AnsiQuote(cursor).readTo(text);
    } else if (!isBare || cursor.peek() != '"') {
      text.append('$');
    }
  }

  /** Reads <code>${...}</code>, which may hold quotes and substitutions. */
  private void parameter(StringBuilder text) {
    shell.nesting().enter();
    text.append("${");
    while (!cursor.isAtEnd() && cursor.peek() != '}') {
      part(text);
    }
    text.append('}');
    cursor.skip(1);
    shell.nesting().leave();
  }
}
