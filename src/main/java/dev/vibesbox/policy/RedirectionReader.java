package dev.vibesbox.policy;

import java.util.List;

/** Reads one redirection, or what looks like one: the start of a here-document, {@code <(...)}. */
final class RedirectionReader {
  /** Longer ones first; what is none of them is one character. */
  private static final List<String> OPERATORS =
      List.of("<<<", "<<-", "<<", "<>", "<&", "<(", ">>", ">&", ">|", ">(");

  private final Cursor cursor;
  private final ShellReader shell;

  RedirectionReader(Cursor cursor, ShellReader shell) {
    this.cursor = cursor;
    this.shell = shell;
  }

  /** Adds what stands at the cursor to the line. */
  void read(CommandLine line) {
    var operator = operator();
    cursor.skipBlanks();
    switch (operator) {
      case "<(", ">(" -> {
        shell.substitution(false);
        line.add(new Word("<()", false));
      }
      case "<<", "<<-" -> hereDocument(line, operator);
      default -> line.add(new Redirection(operator, shell.words().word().text()));
    }
  }

  private String operator() {
    for (var operator : OPERATORS) {
      if (cursor.takeIf(operator)) {
        return operator;
      }
    }
    return String.valueOf(cursor.take());
  }

  private void hereDocument(CommandLine line, String operator) {
    var delimiter = shell.words().word();
    if (!shell.isArithmetic()) {
      line.add(new HereDocument(0, delimiter.text(), delimiter.isPlain(), operator.endsWith("-")));
    }
  }
}
