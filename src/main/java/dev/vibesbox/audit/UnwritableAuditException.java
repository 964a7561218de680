package dev.vibesbox.audit;

/** The audit log cannot be written, so what was to be put on record must not happen. */
public final class UnwritableAuditException extends Exception {
  private static final long serialVersionUID = 1;

  UnwritableAuditException(String reason) {
    super(reason);
  }
}
