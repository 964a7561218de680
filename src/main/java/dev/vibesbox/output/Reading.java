package dev.vibesbox.output;

import java.util.List;
import java.util.Optional;

/**
 * What a read found. {@code offset}, the bytes of the gap and those of the pieces add up to {@code
 * nextOffset}, exactly.
 *
 * @param pieces in the order of their arrival; neighbours are of different streams
 * @param gap what is no longer kept; it lies before the pieces, so that a read that comes upon a
 *     gap ends there, and the next one begins with it
 * @param offset where the reading begins, counted from the beginning of the log
 * @param nextOffset where the next read goes on
 * @param isEnd whether the log is closed and holds nothing from {@code nextOffset} on
 */
public record Reading(
    List<Piece> pieces, Optional<Gap> gap, long offset, long nextOffset, boolean isEnd) {
  public Reading {
    pieces = List.copyOf(pieces);
  }
}
