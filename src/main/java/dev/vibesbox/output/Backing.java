package dev.vibesbox.output;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What stands behind a log.
 *
 * @param budget that it takes its room from
 * @param file that takes what is too much for memory; made when it is needed first
 * @param due is told when something can be written to the file; called on the thread that appends,
 *     so it must neither wait nor throw
 */
public record Backing(Budget budget, Optional<Path> file, Consumer<Filing> due) {

  /** Memory, as much as the limits of the log allow. */
  public static Backing memory() {
    return new Backing(Budget.unlimited(), Optional.empty(), _ -> {});
  }
}
