package dev.vibesbox.policy;

import dev.vibesbox.policy.Statement.Close;
import dev.vibesbox.policy.Statement.Ending;
import dev.vibesbox.policy.Statement.Open;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads shell text (<a
 * href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX, Shell
 * Command Language</a>, and what bash adds) into its commands, those of substitutions before the
 * command they stand in. Reads any text in one pass: what a shell would refuse is read as far as it
 * goes. Expands nothing.
 */
final class ShellReader {
  private final Cursor cursor;
  private final List<Statement> statements;
  private final List<HereDocument> awaited = new ArrayList<>();
  private final Nesting nesting;
  private boolean isArithmetic;

  private ShellReader(String text, List<Statement> statements, int depth) {
    this.cursor = new Cursor(text);
    this.statements = statements;
    this.nesting = new Nesting(cursor, depth);
  }

  /**
   * Adds the statements of a text.
   *
   * @return false when it is nested too deep; then not all of them were added
   */
  static boolean read(String text, List<Statement> statements) {
    return commands(text, statements, 0);
  }

  /** Adds the statements of a text that stands inside another one. */
  static boolean commands(String text, List<Statement> statements, int depth) {
    var reader = new ShellReader(text, statements, depth);
    reader.list();
    return !reader.nesting.isTooDeep();
  }

  /** Adds the statements of the substitutions in a text that is otherwise none of the shell's. */
  static boolean substitutions(String text, List<Statement> statements, int depth) {
    var reader = new ShellReader(text, statements, depth);
    reader.words().quotedTo('\0', new StringBuilder());
    return !reader.nesting.isTooDeep();
  }

  /** Reads commands up to the parenthesis that closes them, or to the end. */
  void list() {
    nesting.enter();
    var line = new CommandLine(statements, awaited);
    boolean isOpen = true;
    while (isOpen && !cursor.isAtEnd()) {
      isOpen = step(line);
    }
    line.end(Ending.SEQUENCE);
    nesting.leave();
  }

  /** Reads a substitution whose opening is read already. */
  void substitution(boolean isArithmeticToo) {
    boolean outer = isArithmetic;
    isArithmetic = isArithmeticToo;
    list();
    isArithmetic = outer;
  }

  /** Reads what stood between two backquotes. */
  void backquoted(String text) {
    if (!commands(text, statements, nesting.inner())) {
      nesting.giveUp();
    }
  }

  /** Whether this is arithmetic, in which {@code <<} shifts and {@code #} is no comment. */
  boolean isArithmetic() {
    return isArithmetic;
  }

  /** Reads words at the same place. */
  WordReader words() {
    return new WordReader(cursor, this);
  }

  Nesting nesting() {
    return nesting;
  }

  private boolean step(CommandLine line) {
    cursor.skipBlanks();
    switch (cursor.peek()) {
      case '\n' -> newline(line);
      case ';' -> operator(line, 1, Ending.SEQUENCE);
      case '&' -> ampersand(line);
      case '|' -> pipe(line);
      case '(' -> parenthesis(line);
      case ')' -> {
        operator(line, 1, Ending.SEQUENCE);
        return line.isInCase() || nesting.isOutermost();
      }
      case '<', '>' -> redirection(line);
      case '#' -> comment();
      default -> word(line);
    }
    return true;
  }

  private void operator(CommandLine line, int length, Ending ending) {
    line.end(ending);
    cursor.skip(length);
  }

  private void newline(CommandLine line) {
    operator(line, 1, Ending.SEQUENCE);
    if (!new HereDocuments(cursor, statements).read(awaited, nesting.inner())) {
      nesting.giveUp();
    }
    awaited.clear();
  }

  private void ampersand(CommandLine line) {
    switch (cursor.peek(1)) {
      case '&' -> operator(line, 2, Ending.SEQUENCE);
      case '>' -> {
        cursor.skip(1);
        redirection(line);
      }
      default -> operator(line, 1, Ending.BACKGROUND);
    }
  }

  private void pipe(CommandLine line) {
    switch (cursor.peek(1)) {
      case '|' -> operator(line, 2, Ending.SEQUENCE);
      case '&' -> operator(line, 2, Ending.PIPE);
      default -> operator(line, 1, Ending.PIPE);
    }
  }

  private void parenthesis(CommandLine line) {
    cursor.skip(1);
    boolean isGroup = line.isEmpty();
    boolean isNested = cursor.peek() == '(';
    if (isHeadOfFunction()) {
      if (line.isFunctionName()) {
        line.endFunctionHead();
      }
      return;
    }
    if (isGroup) {
      statements.add(new Open());
    }
    substitution(isArithmetic || isNested);
    if (isGroup) {
      statements.add(new Close());
    } else if (line.isInCase()) {
      line.end(Ending.SEQUENCE);
    }
  }

  private boolean isHeadOfFunction() {
    cursor.skipBlanks();
    return cursor.takeIf(")");
  }

  private void comment() {
    if (isArithmetic) {
      cursor.skip(1);
      return;
    }
    while (!cursor.isAtEnd() && cursor.peek() != '\n') {
      cursor.skip(1);
    }
  }

  private void word(CommandLine line) {
    var word = words().word();
    boolean isDescriptor = isNumber(word.text()) && (cursor.peek() == '<' || cursor.peek() == '>');
    if (!isDescriptor && !(word.text().isEmpty() && word.isPlain())) {
      line.add(word);
    }
  }

  private void redirection(CommandLine line) {
    new RedirectionReader(cursor, this).read(line);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
