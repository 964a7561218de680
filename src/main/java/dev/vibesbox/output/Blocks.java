package dev.vibesbox.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The kept blocks of a log in the order of their offsets. Guarded by the log's lock. */
final class Blocks {
  private final TreeMap<Long, Kept> kept = new TreeMap<>();
  private Block last;

  Blocks(Block first) {
    last = first;
    kept.put(first.start(), first);
  }

  /** The one that is appended to. */
  Block last() {
    return last;
  }

  /** Appends an empty block, which becomes the last. */
  void add(Block block) {
    last = block;
    kept.put(block.start(), block);
  }

  /** Puts one that was found elsewhere, or in the place of one with the same bytes. */
  void put(Kept block) {
    kept.put(block.start(), block);
  }

  void remove(Kept block) {
    kept.remove(block.start());
  }

  boolean contains(Kept block) {
    return block.equals(kept.get(block.start()));
  }

  long start() {
    return kept.firstKey();
  }

  long end() {
    return last.end();
  }

  /** The first that begins at this offset or later; never the last. */
  Optional<Kept> oldest(long from) {
    return Optional.ofNullable(kept.ceilingEntry(from))
        .map(entry -> entry.getValue())
        .filter(block -> !block.equals(last));
  }

  /** All blocks, frozen. */
  List<Kept> all() {
    return kept.values().stream().map(this::frozen).toList();
  }

  /** Where there is something to read from {@code offset}, not beyond the end. */
  Finding find(long offset, int maxBytes, boolean isClosed) {
    var gap = gapAt(offset);
    long first = gap.map(Gap::to).orElse(offset);
    return new Finding(offset, gap, contiguous(first, first + maxBytes), end(), isClosed);
  }

  private Optional<Gap> gapAt(long offset) {
    var before = kept.floorEntry(offset);
    if (offset == end() || (before != null && offset < before.getValue().end())) {
      return Optional.empty();
    }
    return Optional.of(new Gap(offset, kept.tailMap(offset, false).firstKey()));
  }

  private List<Kept> contiguous(long from, long to) {
    List<Kept> found = new ArrayList<>();
    long expected = kept.headMap(from, true).lastKey();
    for (var block : kept.tailMap(expected, true).values()) {
      if (block.start() != expected || block.start() >= to) {
        break;
      }
      found.add(frozen(block));
      expected = block.end();
    }
    return found;
  }

  private Kept frozen(Kept block) {
    return block.equals(last) ? last.frozen() : block;
  }
}
