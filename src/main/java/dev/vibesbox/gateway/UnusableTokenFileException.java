package dev.vibesbox.gateway;

import java.nio.file.Path;

/** The server cannot start: a token file cannot be used. The message names file and reason. */
public final class UnusableTokenFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableTokenFileException(Path file, Exception cause) {
    super("token file %s cannot be used: %s".formatted(file, reason(cause)), cause);
  }

  /** Exceptions about files repeat the path and nothing else, so their kind is the reason. */
  private static String reason(Exception cause) {
    return cause instanceof IllegalArgumentException
        ? String.valueOf(cause.getMessage())
        : cause.getClass().getSimpleName();
  }
}
