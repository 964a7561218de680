package dev.vibesbox.output;

import dev.vibesbox.output.Unwritten.Waiting;

/**
 * A block on its way into the file.
 *
 * @param isDraft whether it is still being appended to, and stays in memory
 */
record Write(Waiting waiting, int slot, boolean isDraft) {
  Block block() {
    return waiting.block();
  }
}
