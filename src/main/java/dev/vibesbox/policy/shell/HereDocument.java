package dev.vibesbox.policy.shell;

/** A here-document; its text is known when the line it was announced on has ended. */
public final class HereDocument {
  private final String delimiter;
  private final boolean isExpanded;
  private final boolean stripsTabs;
  private Word text = Word.EMPTY;

  HereDocument(String delimiter, boolean isExpanded, boolean stripsTabs) {
    this.delimiter = delimiter;
    this.isExpanded = isExpanded;
    this.stripsTabs = stripsTabs;
  }

  /** Its text, as one quoted word. */
  public Word text() {
    return text;
  }

  boolean isExpanded() {
    return isExpanded;
  }

  void read(Word found) {
    text = found;
  }

  /** Takes the lines up to its end; a backslash joins lines where the text is expanded. */
  String takeFrom(Cursor cursor) {
    var lines = new StringBuilder();
    while (!cursor.isAtEnd()) {
      var line = strip(joined(cursor));
      if (line.equals(delimiter)) {
        break;
      }
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private String joined(Cursor cursor) {
    var line = cursor.takeLine();
    if (!isExpanded || !isContinued(line)) {
      return line;
    }
    var whole = new StringBuilder();
    while (isContinued(line) && !cursor.isAtEnd()) {
      whole.append(line, 0, line.length() - 1);
      line = cursor.takeLine();
    }
    return whole.append(line).toString();
  }

  private static boolean isContinued(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }

  private String strip(String line) {
    int start = 0;
    while (stripsTabs && start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    return line.substring(start);
  }
}
