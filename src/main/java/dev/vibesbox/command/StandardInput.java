package dev.vibesbox.command;

/** What a command finds on its standard input. */
public sealed interface StandardInput {
  Nothing NOTHING = new Nothing();

  /** What it reads first. */
  String text();

  /** The end, at once: it waits for nobody. */
  record Nothing() implements StandardInput {
    @Override
    public String text() {
      return "";
    }
  }

  /** A text, and then the end. */
  record Text(String text) implements StandardInput {}

  /** A text, and then what is written to it later, until somebody ends it. */
  record Open(String text) implements StandardInput {}

  /** The same, on a pseudo-terminal, which is standard output and standard error too. */
  record Terminal(String text, TerminalSize size) implements StandardInput {}
}
