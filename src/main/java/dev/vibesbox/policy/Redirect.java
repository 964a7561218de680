package dev.vibesbox.policy;

/**
 * A redirection as it is carried out.
 *
 * @param descriptor as written; empty where the operator stands alone
 * @param operator as written, without the descriptor
 * @param target a path or descriptor
 */
record Redirect(String descriptor, String operator, String target) {
  /** Whether a file is opened for writing. */
  boolean writes() {
    return operator.contains(">");
  }
}
