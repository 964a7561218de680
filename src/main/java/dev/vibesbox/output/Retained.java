package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.Unwritten.Waiting;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a log: blocks of the head, possibly a gap, blocks of the tail; each in memory or,
 * once it was written there, in the log's file. The tail loses whole blocks, so that up to one
 * block more than asked for is kept. Guarded by the log's lock.
 */
final class Retained {
  private static final int SMALLEST_BLOCK = 64;

  /** A block with less room than the longest character might take nothing at all. */
  private static final int LEAST_ROOM = 4;

  /** Where the tail begins while the head is not full. */
  private static final long NOT_YET = Long.MAX_VALUE;

  private final OutputLimits limits;
  private final Budget.Share share;
  private final int headBlockBytes;
  private final int tailBlockBytes;
  private final Blocks blocks;
  private final Unwritten unwritten = new Unwritten();
  private long tailStart = NOT_YET;
  private long stderrBytes;
  private long stderrBefore;
  private int drafted;

  Retained(OutputLimits limits, Budget budget) {
    this.limits = limits;
    this.share = budget.open();
    this.headBlockBytes = Math.max(LEAST_ROOM, Math.min(limits.headBytes(), budget.largestBlock()));
    this.tailBlockBytes =
        Math.clamp(limits.tailBytes() / 16, SMALLEST_BLOCK, budget.largestBlock());
    this.blocks = new Blocks(new Block(0, roomAt(0)));
    share.memory(blocks.last().footprint());
  }

  /** How long a slot of the file must be for any block. */
  int slotBytes() {
    return SpillFile.slotBytes(Math.max(headBlockBytes, tailBlockBytes));
  }

  Budget.Share share() {
    return share;
  }

  /** Appends bytes that are whole characters; says whether a block is full and can be written. */
  boolean append(Stream stream, byte[] bytes, int from, int to) {
    boolean hasFull = false;
    int at = from;
    while (at < to) {
      var last = blocks.last();
      int before = last.footprint();
      int taken = last.append(stream, bytes, at, to);
      if (taken == 0) {
        turnOver(roomAt(blocks.end()));
        hasFull = true;
      } else {
        share.memory(last.footprint() - before);
        stderrBytes += stream == Stream.STDERR ? taken : 0;
      }
      at += taken;
      dropOldest();
    }
    return hasFull;
  }

  /** Nothing is appended any more; what is not in the file yet can be written to it. */
  void seal() {
    if (blocks.last().size() > 0) {
      turnOver(LEAST_ROOM);
    }
  }

  /** What is there to be read. */
  Blocks blocks() {
    return blocks;
  }

  /** Whether all of these that are in the file are still there. */
  boolean holds(List<? extends Kept> found) {
    return found.stream().allMatch(kept -> kept instanceof Block || blocks.contains(kept));
  }

  /** Gives up this, if it is still kept. */
  void drop(Kept kept) {
    if (blocks.contains(kept)) {
      remove(kept);
    }
  }

  /** The file is gone, and with it what only it held. */
  void dropFiled() {
    blocks.all().stream().filter(Filed.class::isInstance).forEach(this::remove);
    unwritten.forgetFile();
    drafted = 0;
  }

  boolean hasUnwritten() {
    return !unwritten.isEmpty();
  }

  /** What is to be written next; {@link #written} or {@link #failed} must follow. */
  Optional<Write> nextWrite() {
    return unwritten.next().map(waiting -> new Write(waiting, unwritten.takeSlot(), false));
  }

  /** What there is of the last block, if it has grown since it was written so last. */
  Optional<Write> nextDraft() {
    var last = blocks.last();
    return last.size() <= drafted
        ? Optional.empty()
        : Optional.of(
            new Write(new Waiting(last.frozen(), stderrBefore), unwritten.takeSlot(), true));
  }

  void written(Write write) {
    var block = write.block();
    if (write.isDraft()) {
      drafted = block.size();
      unwritten.draft(block.start(), write.slot());
    } else if (blocks.contains(block)) {
      int stderr = block.bytesOf(Stream.STDERR);
      blocks.put(new Filed(block.start(), block.size(), stderr, write.slot()));
      share.memory(-block.footprint());
      share.file(block.size());
      unwritten.freeDraft(block.start());
    } else {
      unwritten.free(write.slot());
    }
  }

  void failed(Write write) {
    unwritten.free(write.slot());
    if (!write.isDraft() && blocks.contains(write.block())) {
      unwritten.restore(write.waiting());
    }
  }

  /** Takes over what was found in a file or a journal, in order, into a log that is empty. */
  void restore(List<Kept> found) {
    remove(blocks.last());
    for (var kept : found) {
      blocks.put(kept);
      switch (kept) {
        case Block block -> share.memory(block.footprint());
        case Filed filed -> {
          unwritten.take(filed.slot());
          share.file(filed.size());
        }
      }
    }
    blocks.add(new Block(found.isEmpty() ? 0 : found.getLast().end(), LEAST_ROOM));
  }

  private void turnOver(int room) {
    unwritten.add(new Waiting(blocks.last(), stderrBefore));
    stderrBefore = stderrBytes;
    drafted = 0;
    blocks.add(new Block(blocks.end(), room));
    share.memory(blocks.last().footprint());
    while (share.isTooMuch() && dropTail()) {
      // Smaller by one block; look again.
    }
    while (share.isTooMuchMemory() && dropUnwritten()) {
      // As above.
    }
  }

  private boolean dropTail() {
    var oldest = blocks.oldest(tailStart);
    oldest.ifPresent(this::remove);
    return oldest.isPresent();
  }

  private boolean dropUnwritten() {
    var oldest = unwritten.oldest(tailStart).or(() -> unwritten.oldest(0));
    oldest.ifPresent(this::remove);
    return oldest.isPresent();
  }

  private void remove(Kept kept) {
    blocks.remove(kept);
    unwritten.freeDraft(kept.start());
    switch (kept) {
      case Block block -> {
        unwritten.forget(block);
        share.memory(-block.footprint());
      }
      case Filed filed -> {
        unwritten.free(filed.slot());
        share.file(-filed.size());
      }
    }
  }

  private int roomAt(long start) {
    long headRoom = limits.headBytes() - start;
    if (tailStart == NOT_YET && headRoom >= LEAST_ROOM) {
      return (int) Math.min(headRoom, headBlockBytes);
    }
    tailStart = Math.min(tailStart, start);
    return tailBlockBytes;
  }

  private void dropOldest() {
    long oldestEnd = blocks.end() - limits.tailBytes();
    for (var it = blocks.oldest(tailStart);
        it.filter(oldest -> oldest.end() <= oldestEnd).isPresent();
        it = blocks.oldest(tailStart)) {
      remove(it.get());
    }
  }
}
