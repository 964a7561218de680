package dev.vibesbox.policy;

/** How deep a place in a text stands; beyond a limit the rest of the text is left unread. */
final class Nesting {
  /** Substitutions, groups and quotes inside each other. */
  private static final int DEEPEST = 50;

  private final Cursor cursor;
  private final int outer;
  private int depth;
  private boolean isTooDeep;

  /**
   * At the start of a text.
   *
   * @param outer how deep the text itself stands in another one
   */
  Nesting(Cursor cursor, int outer) {
    this.cursor = cursor;
    this.outer = outer;
    this.depth = outer;
  }

  void enter() {
    if (++depth > DEEPEST) {
      giveUp();
    }
  }

  void leave() {
    depth--;
  }

  /** How deep a text stands that begins here. */
  int inner() {
    return depth + 1;
  }

  /** Whether no more than the text itself is open. */
  boolean isOutermost() {
    return depth == outer + 1;
  }

  /** Leaves the rest of the text unread. */
  void giveUp() {
    isTooDeep = true;
    cursor.skipToEnd();
  }

  boolean isTooDeep() {
    return isTooDeep;
  }
}
