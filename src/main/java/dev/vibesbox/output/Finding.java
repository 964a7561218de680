package dev.vibesbox.output;

import java.util.List;
import java.util.Optional;

/**
 * Where the bytes of one read are, found under the log's lock; those in the file have to be fetched
 * from there before they can be looked at.
 *
 * @param offset where the read begins
 * @param gap what is missing from there on
 * @param kept what comes after the gap, without another gap between them
 * @param end of the log
 */
record Finding(long offset, Optional<Gap> gap, List<Kept> kept, long end, boolean isClosed) {

  /**
   * The same with all bytes at hand.
   *
   * @param isFromEnd whether to move back to where a character begins; its block holds all of it
   */
  View view(List<Block> blocks, boolean isFromEnd) {
    boolean isMoved = isFromEnd && gap.isEmpty() && !blocks.isEmpty();
    long start = isMoved ? blocks.getFirst().characterStart(offset) : offset;
    return new View(start, gap, blocks, end, isClosed);
  }

  /** A reading of nothing but the gap, if there is one. */
  Reading withoutBytes() {
    long next = gap.map(Gap::to).orElse(offset);
    return new Reading(List.of(), gap, offset, next, isClosed && next == end);
  }
}
