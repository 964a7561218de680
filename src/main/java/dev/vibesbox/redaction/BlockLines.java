package dev.vibesbox.redaction;

/**
 * Masks the lines of a block that belongs to a key of YAML: all that are indented further than the
 * key. Their line ends leave, and the blanks before the mark.
 */
final class BlockLines {
  private final Window window;
  private final Mask mask;
  private int least;
  private int indent;
  private boolean isAtLineStart;
  private boolean isOver;

  BlockLines(Window window, Mask mask) {
    this.window = window;
    this.mask = mask;
  }

  /** Starts anew, at the sign behind a key with this indent; answers where the lines begin. */
  int open(int from, int indentOfKey, Outlet outlet) {
    least = indentOfKey + 1;
    isAtLineStart = false;
    isOver = false;
    int position = from;
    while (window.at(position) != '\n' && window.at(position) != '\r') {
      position++;
    }
    outlet.pass(position);
    return position;
  }

  boolean isOver() {
    return isOver;
  }

  /** Takes bytes up to where the block ends; answers where that is. */
  int accept(int from, Outlet outlet) {
    int position = from;
    while (position < window.end() && !isOver) {
      position += take(window.at(position), position, outlet);
    }
    return position;
  }

  private int take(int c, int position, Outlet outlet) {
    if (c == '\n' || c == '\r') {
      isAtLineStart = true;
      indent = 0;
      outlet.pass(position + 1);
      return 1;
    }
    if (isAtLineStart && c == ' ') {
      indent++;
      outlet.pass(position + 1);
      return 1;
    }
    isOver = mask.isFull() || (isAtLineStart && indent < least);
    isAtLineStart = false;
    return isOver ? 0 : drop(position, outlet);
  }

  private int drop(int position, Outlet outlet) {
    mask.drop(outlet);
    outlet.drop(position + 1);
    return 1;
  }
}
