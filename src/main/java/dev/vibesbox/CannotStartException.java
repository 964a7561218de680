package dev.vibesbox;

import dev.vibesbox.executor.UnusableAuditException;
import dev.vibesbox.executor.UnusableDataDirectoryException;
import dev.vibesbox.executor.UnusableWorkspaceException;
import dev.vibesbox.sandbox.SandboxUnavailableException;

/** The server cannot start, for a reason that one sentence explains to whoever started it. */
final class CannotStartException extends Exception {
  private static final long serialVersionUID = 1;

  CannotStartException(String sentence) {
    super(sentence);
  }

  /** The same reason in this form, where its message explains it. */
  static Throwable explaining(Throwable reason) {
    return switch (reason) {
      case UnusableWorkspaceException it ->
          new CannotStartException(String.valueOf(it.getMessage()));
      case UnusableDataDirectoryException it ->
          new CannotStartException(String.valueOf(it.getMessage()));
      case UnusableAuditException it -> new CannotStartException(String.valueOf(it.getMessage()));
      case SandboxUnavailableException it ->
          new CannotStartException(String.valueOf(it.getMessage()));
      default -> reason;
    };
  }
}
