package dev.vibesbox.policy.shell;

/** A redirection of a command. */
public sealed interface Redirection {

  /**
   * To or from a file, a descriptor, or ({@code <<<}) a text.
   *
   * @param descriptor as written; empty where the operator stands alone
   * @param operator as written, without the descriptor in front of it
   */
  record File(String descriptor, String operator, Word target) implements Redirection {}

  /** A here-document. */
  record Document(HereDocument document) implements Redirection {}
}
