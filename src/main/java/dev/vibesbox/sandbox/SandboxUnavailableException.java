package dev.vibesbox.sandbox;

/** The configuration requires a sandbox that cannot be had here; the message says why. */
public final class SandboxUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SandboxUnavailableException(String message) {
    super(message);
  }
}
