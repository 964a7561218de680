package dev.vibesbox.policy.shell;

import java.util.List;

/** Reads redirections. */
final class Redirections {
  /** Longer ones first. */
  private static final List<String> OPERATORS =
      List.of("<<<", "<<-", "&>>", "<<", "<>", "<&", ">>", ">&", ">|", "&>", "<", ">");

  private final Cursor cursor;
  private final Grammar grammar;
  private final Words words;

  Redirections(Cursor cursor, Grammar grammar, Words words) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.words = words;
  }

  /** Whether one begins at the cursor, with or without a descriptor. */
  boolean isNext() {
    int length = descriptor();
    char c = cursor.peek(length);
    return switch (c) {
      case '<', '>' -> length > 0 || cursor.peek(1) != '(';
      case '&' -> length == 0 && cursor.peek(1) == '>';
      default -> false;
    };
  }

  /** Takes the one at the cursor. */
  Redirection read() {
    var descriptor = cursor.ahead(descriptor());
    cursor.skip(descriptor.length());
    var operator = OPERATORS.stream().filter(cursor::takeIf).findFirst().orElse("");
    cursor.skipBlanks();
    int start = cursor.position();
    var target = words.word();
    grammar.expect(!target.isAbsent());
    return switch (operator) {
      case "<<", "<<-" -> document(target, cursor.since(start), operator.endsWith("-"));
      default -> new Redirection.File(descriptor, operator, target);
    };
  }

  private Redirection document(Word target, String written, boolean stripsTabs) {
    var delimiter = target.isLiteral() ? target.literal() : written;
    var document = new HereDocument(delimiter, !target.isQuoted(), stripsTabs);
    grammar.announce(document);
    return new Redirection.Document(document);
  }

  /** Length of the descriptor in front of a redirection: digits or a name in braces. */
  private int descriptor() {
    int length = 0;
    if (cursor.peek() == '{') {
      length = 1;
      while (Names.isStart(cursor.peek(length))) {
        length++;
      }
      return cursor.peek(length) == '}' ? length + 1 : 0;
    }
    while (Names.isDigit(cursor.peek(length))) {
      length++;
    }
    return length;
  }
}
