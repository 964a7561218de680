package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of a log: blocks of the head, possibly a gap, blocks of the tail. The tail loses
 * whole blocks, so that up to one block more than asked for is kept. Guarded by the log's lock.
 */
final class Retained {
  private static final int LARGEST_BLOCK = 64 << 10;
  private static final int SMALLEST_BLOCK = 64;

  /** A block with less room than the longest character might take nothing at all. */
  private static final int LEAST_ROOM = 4;

  /** Where the tail begins while the head is not full. */
  private static final long NOT_YET = Long.MAX_VALUE;

  private final OutputLimits limits;
  private final int blockBytes;
  private final TreeMap<Long, Block> blocks = new TreeMap<>();
  private long tailStart = NOT_YET;
  private Block last;

  Retained(OutputLimits limits) {
    this.limits = limits;
    this.blockBytes = Math.clamp(limits.tailBytes() / 16, SMALLEST_BLOCK, LARGEST_BLOCK);
    this.last = new Block(0, roomAt(0));
    blocks.put(0L, last);
  }

  /** Appends bytes that are whole characters. */
  void append(Stream stream, byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int taken = last.append(stream, bytes, at, to);
      if (taken == 0) {
        last = new Block(end(), roomAt(end()));
        blocks.put(last.start(), last);
      }
      at += taken;
      dropOldest();
    }
  }

  long start() {
    return blocks.firstKey();
  }

  long end() {
    return last.end();
  }

  /** The offset of the character that the byte at this offset belongs to, if it is kept. */
  long characterStart(long offset) {
    var block = blocks.floorEntry(offset);
    return block == null ? offset : block.getValue().characterStart(offset);
  }

  /** What there is to read from {@code offset}, not beyond the end: enough for so many bytes. */
  View view(long offset, int maxBytes, boolean isClosed) {
    var gap = gapAt(offset);
    long first = gap.map(Gap::to).orElse(offset);
    return new View(offset, gap, contiguous(first, first + maxBytes), end(), isClosed);
  }

  /** All blocks, frozen. */
  List<Block> all() {
    return blocks.values().stream().map(this::frozen).toList();
  }

  /** Memory taken, in bytes, apart from a small constant per block. */
  long footprint() {
    return blocks.values().stream().mapToLong(Block::footprint).sum();
  }

  private Optional<Gap> gapAt(long offset) {
    var before = blocks.floorEntry(offset);
    if (offset == end() || (before != null && offset < before.getValue().end())) {
      return Optional.empty();
    }
    return Optional.of(new Gap(offset, blocks.tailMap(offset, false).firstKey()));
  }

  private List<Block> contiguous(long from, long to) {
    List<Block> found = new ArrayList<>();
    long expected = blocks.headMap(from, true).lastKey();
    for (var block : blocks.tailMap(expected, true).values()) {
      if (block.start() != expected || block.start() >= to) {
        break;
      }
      found.add(frozen(block));
      expected = block.end();
    }
    return found;
  }

  private Block frozen(Block block) {
    return block == last ? block.frozen() : block;
  }

  private int roomAt(long start) {
    long headRoom = limits.headBytes() - start;
    if (tailStart == NOT_YET && headRoom >= LEAST_ROOM) {
      return (int) Math.min(headRoom, LARGEST_BLOCK);
    }
    tailStart = Math.min(tailStart, start);
    return blockBytes;
  }

  private void dropOldest() {
    var oldest = blocks.ceilingEntry(tailStart);
    while (oldest != null && end() - oldest.getValue().end() >= limits.tailBytes()) {
      blocks.remove(oldest.getKey());
      oldest = blocks.ceilingEntry(tailStart);
    }
  }
}
