package dev.vibesbox.executor;

import dev.vibesbox.command.StandardInput;
import dev.vibesbox.command.TerminalSize;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.Terminal;
import java.util.Optional;

/**
 * What a process is given to read.
 *
 * @param maxPending bytes that may be queued beside those given with the command
 * @param terminal our end of it, if it is one
 */
record Feed(StandardInput input, int maxPending, InputGauge gauge, Optional<Terminal> terminal) {

  /** Opens the terminal, if it is one. Fails when descriptors or terminals run out. */
  static Feed of(StandardInput input, int maxPending) {
    var terminal =
        input instanceof StandardInput.Terminal(_, TerminalSize(var columns, var rows))
            ? Optional.of(Terminal.open(columns, rows))
            : Optional.<Terminal>empty();
    return new Feed(input, maxPending, new InputGauge(state(input)), terminal);
  }

  /** Closes the terminal, where no process came of it. */
  void discard() {
    terminal.map(Terminal::master).ifPresent(Descriptors::close);
  }

  /** Whether the end follows. */
  boolean isEnd() {
    return state(input) == InputState.ENDING;
  }

  private static InputState state(StandardInput input) {
    return switch (input) {
      case StandardInput.Nothing _ -> InputState.NONE;
      case StandardInput.Text _ -> InputState.ENDING;
      case StandardInput.Open _, StandardInput.Terminal _ -> InputState.OPEN;
    };
  }
}
