package dev.vibesbox.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a log that one read looks at: frozen under the log's lock, decoded outside it, so
 * that no reader delays the writer by more than a glance.
 *
 * @param offset where the read begins
 * @param gap what is missing from there on
 * @param blocks what comes after the gap, without another gap between them
 * @param end of the log
 */
record View(long offset, Optional<Gap> gap, List<Block> blocks, long end, boolean isClosed) {

  /** Most pieces in a reading, so that streams alternating by the byte do not make it huge. */
  static final int MOST_PIECES = 4096;

  Reading reading(ReadRequest request) {
    var pieces = pieces(slices(request.maxBytes(), request.oneStream()));
    long next = first() + pieces.stream().mapToLong(Piece::bytes).sum();
    return new Reading(pieces, gap, offset, next, isClosed && next == end);
  }

  private long first() {
    return gap.map(Gap::to).orElse(offset);
  }

  private static List<Piece> pieces(List<Slice> slices) {
    List<Piece> pieces = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= slices.size(); i++) {
      if (i == slices.size() || slices.get(i).stream() != slices.get(first).stream()) {
        pieces.add(Piece.of(slices.subList(first, i)));
        first = i;
      }
    }
    return pieces;
  }

  private List<Slice> slices(int maxBytes, boolean oneStream) {
    List<Slice> slices = new ArrayList<>();
    int left = maxBytes;
    for (var block : blocks) {
      int at = (int) Math.max(0, first() - block.start());
      while (at < block.size()) {
        var slice = block.slice(at, left);
        if (isTooMuch(slice, slices, oneStream)) {
          return slices;
        }
        slices.add(slice);
        left -= slice.bytes();
        at = slice.to();
      }
    }
    return slices;
  }

  private static boolean isTooMuch(Slice slice, List<Slice> before, boolean oneStream) {
    return slice.bytes() == 0
        || before.size() == MOST_PIECES
        || (oneStream && !before.isEmpty() && before.getFirst().stream() != slice.stream());
  }
}
