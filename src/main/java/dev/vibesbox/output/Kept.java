package dev.vibesbox.output;

import dev.vibesbox.command.Stream;

/** A stretch of the log that is kept, made of whole characters. */
sealed interface Kept permits Block, Filed {

  /** Offset of its first byte. */
  long start();

  /** How many bytes it holds. */
  int size();

  /** How many bytes of one stream it holds. */
  int bytesOf(Stream stream);

  /** Offset after its last byte. */
  default long end() {
    return start() + size();
  }
}
