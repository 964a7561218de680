package dev.vibesbox.policy.shell;

/** How deep the place that is read stands in a text, and in the texts around that. */
final class Nesting {
  private final int deepest;
  private int depth;
  private int reached;
  private boolean isTooDeep;
  private boolean isUnderstood = true;

  Nesting(int deepest) {
    this.deepest = deepest;
  }

  /** Goes one deeper; too deep, the rest of the text is left unread. */
  void enter(Cursor cursor) {
    reached = Math.max(reached, ++depth);
    if (depth > deepest) {
      isTooDeep = true;
      cursor.skipToEnd();
    }
  }

  void leave() {
    depth--;
  }

  /** The deepest place so far. */
  int reached() {
    return reached;
  }

  boolean isTooDeep() {
    return isTooDeep;
  }

  /** Notes that a shell may read the text otherwise, or refuse it. */
  void doubt() {
    isUnderstood = false;
  }

  /** Takes back what was doubted since it was said before. */
  void understand(boolean before) {
    isUnderstood = before;
  }

  boolean isUnderstood() {
    return isUnderstood;
  }
}
