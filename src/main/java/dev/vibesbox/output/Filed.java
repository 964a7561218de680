package dev.vibesbox.output;

import dev.vibesbox.command.Stream;

/**
 * A stretch of the log that is in its file and no longer in memory.
 *
 * @param stderrBytes how many of its bytes are standard error's
 * @param slot where in the file
 */
record Filed(long start, int size, int stderrBytes, int slot) implements Kept {
  @Override
  public int bytesOf(Stream stream) {
    return switch (stream) {
      case STDOUT -> size - stderrBytes;
      case STDERR -> stderrBytes;
    };
  }
}
