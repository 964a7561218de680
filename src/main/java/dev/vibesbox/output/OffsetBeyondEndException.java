package dev.vibesbox.output;

/** A reader asked for an offset that the log has not reached. */
public final class OffsetBeyondEndException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  OffsetBeyondEndException(long offset, long end) {
    super("offset %d is beyond the end of the output at %d".formatted(offset, end));
  }
}
