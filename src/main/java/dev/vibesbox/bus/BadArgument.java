package dev.vibesbox.bus;

/** An argument that is missing, mistyped, unknown or out of range. The message names it. */
public final class BadArgument extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;

  public BadArgument(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
