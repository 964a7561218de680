package dev.vibesbox.output;

import dev.vibesbox.command.Stream;

/** Sees every byte that was appended to a log. Called by the log's writer, as one of its steps. */
@FunctionalInterface
public interface Tap {
  /** Nobody looks. */
  Tap NONE = (_, _, _, _, _) -> {};

  /**
   * Whole characters were appended. The array is valid during the call only.
   *
   * @param offset of the first of them in the log
   */
  void accept(Stream stream, long offset, byte[] bytes, int from, int to);
}
