package dev.vibesbox.policy.shell;

import dev.vibesbox.policy.shell.Piece.Parameter;

/** Reads what stands behind a dollar sign. */
final class Dollars {
  private static final String SPECIAL = "@*#?-$!";

  private final Cursor cursor;
  private final Grammar grammar;
  private final Words words;

  Dollars(Cursor cursor, Grammar grammar, Words words) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.words = words;
  }

  void read(Pieces pieces, boolean isQuoted) {
    char c = cursor.peek();
    if (c == '(') {
      parenthesis(pieces, isQuoted);
    } else if (cursor.takeIf("[")) {
      pieces.add(new Piece.Arithmetic(upTo(']')));
    } else if (cursor.takeIf("{")) {
      braces(pieces, isQuoted);
    } else if (!isQuoted && cursor.takeIf("'")) {
      pieces.quoted(AnsiQuote.read(cursor));
    } else if (!isQuoted && c == '"') {
      pieces.quoted("");
    } else if (Names.isStart(c)) {
      pieces.add(new Parameter(Names.take(cursor), "", Word.EMPTY, isQuoted));
    } else if (Names.isDigit(c) || SPECIAL.indexOf(c) >= 0) {
      pieces.add(new Parameter(String.valueOf(cursor.take()), "", Word.EMPTY, isQuoted));
    } else {
      pieces.append('$', isQuoted);
    }
  }

  private void parenthesis(Pieces pieces, boolean isQuoted) {
    var arithmetic = Parentheses.takeArithmetic(cursor);
    if (arithmetic.isPresent()) {
      pieces.add(new Piece.Arithmetic(grammar.innerText(arithmetic.get())));
    } else {
      cursor.skip(1);
      pieces.add(new Piece.Output(grammar.parenthesized(), isQuoted));
    }
  }

  private void braces(Pieces pieces, boolean isQuoted) {
    grammar.enter();
    if (" \t\n|".indexOf(cursor.peek()) >= 0) {
      cursor.takeIf("|");
      pieces.add(new Piece.Output(grammar.braced(), isQuoted));
    } else {
      pieces.add(parameter(isQuoted));
    }
    grammar.leave();
  }

  private Parameter parameter(boolean isQuoted) {
    var prefix = prefix();
    var name = parameterName();
    if (cursor.takeIf("[")) {
      var subscript = upTo(']');
      if (prefix.isEmpty() && cursor.takeIf("}")) {
        return new Parameter(name, "[", subscript, isQuoted);
      }
      prefix = prefix + "[";
    }
    var operator = prefix + operator();
    return new Parameter(name, operator, argument(operator, isQuoted), isQuoted);
  }

  /** {@code #} for a length, {@code !} for an indirection; or a parameter of that name. */
  private String prefix() {
    char next = cursor.peek(1);
    boolean isPrefix =
        (cursor.peek() == '#' || cursor.peek() == '!')
            && (Names.isStart(next) || Names.isDigit(next) || "@*".indexOf(next) >= 0);
    return isPrefix ? String.valueOf(cursor.take()) : "";
  }

  private String parameterName() {
    char c = cursor.peek();
    if (Names.isStart(c)) {
      return Names.take(cursor);
    }
    int start = cursor.position();
    if (SPECIAL.indexOf(c) >= 0) {
      cursor.skip(1);
      return cursor.since(start);
    }
    while (Names.isDigit(cursor.peek())) {
      cursor.skip(1);
    }
    if (cursor.position() == start) {
      grammar.doubt();
    }
    return cursor.since(start);
  }

  private String operator() {
    int start = cursor.position();
    char first = cursor.peek();
    if (first == '}' || cursor.isAtEnd()) {
      return "";
    }
    cursor.skip(1);
    boolean isPair =
        first == ':'
            ? "-=?+".indexOf(cursor.peek()) >= 0
            : "%#/^,".indexOf(first) >= 0 && cursor.peek() == first;
    cursor.skip(isPair ? 1 : 0);
    return cursor.since(start);
  }

  /** In double quotes an apostrophe means something only in patterns. */
  private Word argument(String operator, boolean isQuoted) {
    var pieces = new Pieces();
    boolean isPattern = !operator.isEmpty() && "%#/^,".indexOf(operator.charAt(0)) >= 0;
    if (isQuoted && !isPattern) {
      quotedArgument(pieces);
    } else {
      words.partsTo('}', pieces);
    }
    return pieces.word();
  }

  private void quotedArgument(Pieces pieces) {
    while (!cursor.isAtEnd() && cursor.peek() != '}') {
      if (cursor.takeIf("\"")) {
        words.quotedTo('"', pieces);
      } else {
        words.quotedPart('}', pieces);
      }
    }
    words.close('}');
  }

  private Word upTo(char end) {
    var pieces = new Pieces();
    grammar.enter();
    words.partsTo(end, pieces);
    grammar.leave();
    return pieces.word();
  }
}
