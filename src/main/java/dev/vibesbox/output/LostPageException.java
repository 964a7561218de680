package dev.vibesbox.output;

import java.io.IOException;

/**
 * A page of a log is not where it was written: its slot was used again, or the file was changed.
 */
final class LostPageException extends IOException {
  private static final long serialVersionUID = 1;

  LostPageException() {
    super("a page of the output is gone");
  }
}
