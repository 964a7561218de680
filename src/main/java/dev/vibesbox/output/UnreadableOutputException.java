package dev.vibesbox.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Output that is kept in a file cannot be read at the moment, such as for want of descriptors. */
public final class UnreadableOutputException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  UnreadableOutputException(IOException cause) {
    super("output cannot be read from its file: " + cause.getMessage(), cause);
  }
}
