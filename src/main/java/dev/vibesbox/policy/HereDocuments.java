package dev.vibesbox.policy;

import dev.vibesbox.policy.Statement.SimpleCommand;
import java.util.List;

/** Reads the here-documents that follow a line, and gives them to the commands on it. */
final class HereDocuments {
  private final Cursor cursor;
  private final List<Statement> statements;

  HereDocuments(Cursor cursor, List<Statement> statements) {
    this.cursor = cursor;
    this.statements = statements;
  }

  /**
   * Reads them in the order in which they were announced.
   *
   * @return false when the substitutions in one are nested too deep
   */
  boolean read(List<HereDocument> documents, int depth) {
    boolean isRead = true;
    for (int i = 0; i < documents.size(); i++) {
      var document = documents.get(i);
      var text = text(document);
      // Of several a command reads the last one.
      if (i + 1 == documents.size() || documents.get(i + 1).command() != document.command()) {
        attach(document.command(), text);
      }
      isRead &= !document.isExpanded() || ShellReader.substitutions(text, statements, depth);
    }
    return isRead;
  }

  private String text(HereDocument document) {
    var text = new StringBuilder();
    while (!cursor.isAtEnd()) {
      var line = cursor.takeLine();
      if (document.isEnd(line)) {
        break;
      }
      text.append(document.strip(line)).append('\n');
    }
    return text.toString();
  }

  private void attach(int index, String text) {
    if (statements.get(index) instanceof SimpleCommand command) {
      statements.set(index, command.with(new Redirection("<<", text)));
    }
  }
}
