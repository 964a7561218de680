package dev.vibesbox.executor;

import java.nio.file.Path;

/** The data directory cannot be used, so the server does not start. */
public final class UnusableDataDirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableDataDirectoryException(Path path, String reason) {
    super("the data directory %s cannot be used: %s".formatted(path, reason));
  }
}
