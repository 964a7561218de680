package dev.vibesbox.sandbox;

import dev.vibesbox.posix.Landlock;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory for one command's temporary files, with the rules of a domain that reaches it. Where
 * a command leaves no trace in it, both serve another command: who enters the same rules again gets
 * a new domain.
 *
 * @param rules empty where the kernel has none
 */
record PrivateDirectory(Path path, Optional<Landlock> rules) {

  /** Lets go of the rules; who entered them stays behind them. */
  void close() {
    rules.ifPresent(Landlock::close);
  }
}
