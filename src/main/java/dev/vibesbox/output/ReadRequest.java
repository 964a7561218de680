package dev.vibesbox.output;

/**
 * What a reader asks of an output log.
 *
 * @param offset of the first byte wanted; negative counts from the end, and stops at the beginning
 * @param maxBytes most bytes of output in the answer, at least 64; a gap counts nothing
 * @param oneStream whether the answer ends where the other stream begins
 */
public record ReadRequest(long offset, int maxBytes, boolean oneStream) {

  /** Less could not hold one character beside the remains of a broken one. */
  public static final int LEAST_BYTES = 64;

  public ReadRequest {
    if (maxBytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes %d is under the least of %d".formatted(maxBytes, LEAST_BYTES));
    }
  }
}
