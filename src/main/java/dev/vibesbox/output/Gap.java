package dev.vibesbox.output;

/**
 * Bytes that were in the log and are no longer kept.
 *
 * @param from offset of the first of them
 * @param to offset of the first byte after them
 */
public record Gap(long from, long to) {

  /** How many bytes are gone. */
  public long bytes() {
    return to - from;
  }
}
