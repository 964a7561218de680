package dev.vibesbox.executor;

/** What is known of a standard input from outside. The pump writes it, any thread reads it. */
final class InputGauge {
  private volatile Standing standing;

  /**
   * How it stands at one moment.
   *
   * @param pending bytes that are queued and not yet in the pipe or terminal
   * @param written bytes that are in it, or were
   * @param file what proc(5) calls it, as the target of {@code /proc/pid/fd/0}
   */
  record Standing(InputState state, long pending, long written, String file) {}

  InputGauge(InputState state) {
    standing = new Standing(state, 0, 0, "");
  }

  void show(Standing now) {
    standing = now;
  }

  Standing standing() {
    return standing;
  }
}
