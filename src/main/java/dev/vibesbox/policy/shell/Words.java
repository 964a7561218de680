package dev.vibesbox.policy.shell;

/** Reads words: their quotes, escapes and expansions. */
final class Words {
  private static final String ENDS = " \t\n;&|()<>";
  private static final String BEFORE_PATTERNS = "?*+@!";

  private final Cursor cursor;
  private final Grammar grammar;
  private final Dollars dollars;

  Words(Cursor cursor, Grammar grammar) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.dollars = new Dollars(cursor, grammar, this);
  }

  /** Whether a word ends before this character. */
  static boolean isEnd(char c) {
    return ENDS.indexOf(c) >= 0;
  }

  /** The word at the cursor; absent where there is none. */
  Word word() {
    var pieces = new Pieces();
    while (!cursor.isAtEnd() && (!isEnd(cursor.peek()) || goesOn(pieces))) {
      part(pieces);
    }
    return pieces.word();
  }

  /** {@code <(} goes on, and so does the parenthesis of a pattern such as {@code @(a|b)}. */
  private boolean goesOn(Pieces pieces) {
    return switch (cursor.peek()) {
      case '<', '>' -> cursor.peek(1) == '(';
      case '(' -> pieces.last() != '\0' && BEFORE_PATTERNS.indexOf(pieces.last()) >= 0;
      default -> false;
    };
  }

  /** Reads what is no quoted text, up to one of these characters; that one is taken too. */
  void partsTo(char end, Pieces pieces) {
    while (!cursor.isAtEnd() && cursor.peek() != end) {
      part(pieces);
    }
    close(end);
  }

  private void part(Pieces pieces) {
    char c = cursor.take();
    switch (c) {
      case '\'' -> pieces.quoted(singleQuoted());
      case '"' -> {
        pieces.quoted("");
        quotedTo('"', pieces);
      }
      case '\\' -> escaped(pieces);
      case '`' -> pieces.add(new Piece.Output(backquoted(), false));
      case '$' -> dollars.read(pieces, false);
      case '<', '>', '(' -> nested(c, pieces);
      default -> pieces.bare(c);
    }
  }

  private void nested(char c, Pieces pieces) {
    if (c == '(') {
      pieces.star();
      pieces.add(new Piece.Pattern(grammar.parenthesized()));
    } else if (cursor.takeIf("(")) {
      pieces.add(new Piece.Channel(grammar.parenthesized()));
    } else {
      pieces.bare(c);
    }
  }

  private String singleQuoted() {
    var text = cursor.takeUntil('\'');
    if (!cursor.isAfter('\'')) {
      grammar.doubt();
    }
    return text;
  }

  private void escaped(Pieces pieces) {
    if (cursor.isAtEnd()) {
      pieces.quoted('\\');
    } else {
      char c = cursor.take();
      if (c != '\n') {
        pieces.quoted(c);
      }
    }
  }

  /** Reads text in which only {@code $}, backquote and backslash mean something. */
  void quotedTo(char end, Pieces pieces) {
    while (!cursor.isAtEnd() && cursor.peek() != end) {
      quotedPart(end, pieces);
    }
    close(end);
  }

  void quotedPart(char end, Pieces pieces) {
    char c = cursor.take();
    switch (c) {
      case '\\' -> {
        if ("$`\"\\\n".indexOf(cursor.peek()) < 0 && cursor.peek() != end) {
          pieces.quoted(c);
        } else {
          escaped(pieces);
        }
      }
      case '`' -> pieces.add(new Piece.Output(backquoted(), true));
      case '$' -> dollars.read(pieces, true);
      default -> pieces.quoted(c);
    }
  }

  /** The text of a here-document, whose substitutions the shell runs. */
  Word document() {
    var pieces = new Pieces();
    while (!cursor.isAtEnd()) {
      quotedPart('$', pieces);
    }
    return pieces.word();
  }

  void close(char end) {
    if (!cursor.takeIf(String.valueOf(end))) {
      grammar.doubt();
    }
  }

  /** The commands between two backquotes. */
  private Node.Sequence backquoted() {
    var text = new StringBuilder();
    while (!cursor.isAtEnd() && cursor.peek() != '`') {
      char c = cursor.take();
      boolean isEscape = c == '\\' && "$`\\".indexOf(cursor.peek()) >= 0;
      text.append(isEscape ? cursor.take() : c);
    }
    close('`');
    return grammar.inner(text.toString());
  }
}
