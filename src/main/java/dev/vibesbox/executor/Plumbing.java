package dev.vibesbox.executor;

import dev.vibesbox.command.StandardInput;
import dev.vibesbox.posix.Spawn.Standard;
import dev.vibesbox.posix.Terminal;

/** What connects one process with us. */
sealed interface Plumbing permits PipePlumbing, Plumbing.OfTerminal {

  /** Opens pipes where there is no terminal. Fails when descriptors run out. */
  static Plumbing of(Feed feed) {
    return feed.terminal()
        .<Plumbing>map(OfTerminal::new)
        .orElseGet(() -> new PipePlumbing(!(feed.input() instanceof StandardInput.Nothing)));
  }

  /** What the process gets; {@code nothing} is a descriptor that is always at its end. */
  Standard theirs(int nothing);

  /** Leaves the process's ends to the process. */
  void handOver();

  /** Closes what was opened here, where no process came of it. */
  void close();

  /** A pseudo-terminal: the process opens its end by itself. */
  record OfTerminal(Terminal terminal) implements Plumbing {
    @Override
    public Standard theirs(int nothing) {
      return new Standard.OneTerminal(terminal.path());
    }

    @Override
    public void handOver() {}

    @Override
    public void close() {}
  }
}
