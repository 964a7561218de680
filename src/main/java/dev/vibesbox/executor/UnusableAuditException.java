package dev.vibesbox.executor;

import java.io.IOException;
import java.nio.file.Path;

/** The audit log cannot be written; a server without one does not start. */
public final class UnusableAuditException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableAuditException(Path folder, IOException cause) {
    super(
        "the audit log in %s cannot be written: %s; move it with audit.folder"
            .formatted(folder, cause),
        cause);
  }
}
