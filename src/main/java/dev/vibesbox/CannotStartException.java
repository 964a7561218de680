package dev.vibesbox;

/** The server cannot start, for a reason that one sentence explains to whoever started it. */
final class CannotStartException extends Exception {
  private static final long serialVersionUID = 1;

  CannotStartException(String sentence) {
    super(sentence);
  }
}
