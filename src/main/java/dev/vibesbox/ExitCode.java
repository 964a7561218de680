package dev.vibesbox;

/** What the process tells whoever started it. */
enum ExitCode {
  /** Did what was asked; also after SIGTERM. */
  DONE(0),
  /** Could not start, or could not stop in time. */
  FAILED(1),
  /** The arguments or the configuration are wrong. */
  MISUSED(2);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }
}
