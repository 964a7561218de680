package dev.vibesbox.executor;

import java.nio.file.Path;

/** The workspace cannot be used, so the server does not start. */
public final class UnusableWorkspaceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableWorkspaceException(Path path, String reason) {
    super(
        "the workspace %s cannot be used by user %s: %s"
            .formatted(path, System.getProperty("user.name"), reason));
  }
}
