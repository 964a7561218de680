package dev.vibesbox.output;

/** As many readers wait for output of one log as may. */
public final class TooManyWaitersException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  TooManyWaitersException(int limit) {
    super("%d readers wait for this output already, the limit".formatted(limit));
  }
}
