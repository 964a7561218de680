package dev.vibesbox.output;

/**
 * What an excerpt shows of one end of a stream.
 *
 * @param text the visible characters
 * @param lines whose end is shown
 * @param edge where it meets what is left out
 */
record Part(String text, long lines, Edge edge) {

  /**
   * A place in the log.
   *
   * @param bytes of the stream between it and the end the part begins at, overwritten ones included
   */
  record Edge(long offset, long bytes) {}
}
