package dev.vibesbox.policy.shell;

/**
 * A text as it was read.
 *
 * @param isUnderstood whether it keeps to the grammar; otherwise a shell may read it otherwise, or
 *     refuse it
 * @param depth how deep it is nested
 * @param isTooDeep whether some of it was left unread, because it is nested too deep
 */
public record Tree(Node.Sequence commands, boolean isUnderstood, boolean isTooDeep, int depth) {

  /**
   * Reads any text.
   *
   * @param deepest substitutions, groups and quotes inside each other; up to 100
   */
  public static Tree of(String text, int deepest) {
    var nesting = new Nesting(deepest);
    var commands = new Grammar(new Cursor(text), nesting).whole();
    return new Tree(commands, nesting.isUnderstood(), nesting.isTooDeep(), nesting.reached());
  }
}
