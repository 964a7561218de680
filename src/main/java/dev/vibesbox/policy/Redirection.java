package dev.vibesbox.policy;

/**
 * A redirection.
 *
 * @param operator as written, without a file descriptor
 * @param target a path or descriptor; of a here-document or here-string, the text itself
 */
record Redirection(String operator, String target) {

  boolean writes() {
    return operator.contains(">");
  }

  /** Whether the command reads {@code target} as its standard input, word for word. */
  boolean isInput() {
    return operator.startsWith("<<");
  }
}
