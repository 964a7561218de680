package dev.vibesbox.policy;

/**
 * A here-document whose text is still to come, after the end of the line.
 *
 * @param command index of the command that reads it
 * @param isExpanded whether the shell runs the substitutions in it
 * @param stripsTabs whether tabs before each line are dropped
 */
record HereDocument(int command, String delimiter, boolean isExpanded, boolean stripsTabs) {

  boolean isEnd(String line) {
    return strip(line).equals(delimiter);
  }

  String strip(String line) {
    int start = 0;
    while (stripsTabs && start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    return line.substring(start);
  }

  HereDocument of(int index) {
    return new HereDocument(index, delimiter, isExpanded, stripsTabs);
  }
}
