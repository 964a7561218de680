package dev.vibesbox.config;

import java.time.Duration;

/**
 * Readers that a process waits for.
 *
 * @param windowBytes how far a process may run ahead of the slowest of them; 256 KiB at least
 * @param detachAfter a reader that holds its process back and does not read for so long is let go
 * @param maxAttached readers of one process
 */
public record ReaderConfig(int windowBytes, Duration detachAfter, int maxAttached) {
  public static final ReaderConfig DEFAULT = new ReaderConfig(4 << 20, Duration.ofSeconds(30), 16);

  /** Less would not leave room for what comes in one round. */
  private static final int SMALLEST_WINDOW = 256 << 10;

  static ReaderConfig read(Section section) {
    return new ReaderConfig(
        section.integer("windowBytes", SMALLEST_WINDOW, 1 << 30),
        section.seconds("detachAfterSeconds", 1, 3600),
        section.integer("maxAttached", 1, 1024));
  }
}
