package dev.vibesbox.output;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The full blocks of a log that are in memory only, oldest first, and which slots of its file are
 * taken. Guarded by the log's lock.
 */
final class Unwritten {

  /** A block, and how many bytes of standard error came before it. */
  record Waiting(Block block, long stderrBefore) {}

  private final Deque<Waiting> blocks = new ArrayDeque<>();
  private final BitSet slots = new BitSet();

  /** Slots of what was written of a block that was not full yet, by its start. */
  private final Map<Long, Integer> drafts = new HashMap<>();

  void add(Waiting waiting) {
    blocks.addLast(waiting);
  }

  /** Takes back what {@link #next} gave. */
  void restore(Waiting waiting) {
    blocks.addFirst(waiting);
  }

  Optional<Waiting> next() {
    return Optional.ofNullable(blocks.pollFirst());
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** The oldest that begins at this offset or later. */
  Optional<Block> oldest(long from) {
    return blocks.stream().map(Waiting::block).filter(it -> it.start() >= from).findFirst();
  }

  void forget(Block block) {
    blocks.removeIf(waiting -> waiting.block().equals(block));
  }

  int takeSlot() {
    int slot = slots.nextClearBit(0);
    slots.set(slot);
    return slot;
  }

  /** Takes a certain slot, as found in a file. */
  void take(int slot) {
    slots.set(slot);
  }

  void free(int slot) {
    slots.clear(slot);
  }

  /** Remembers where the beginning of a block is written; frees the slot of a shorter one. */
  void draft(long start, int slot) {
    freeDraft(start);
    drafts.put(start, slot);
  }

  void freeDraft(long start) {
    Optional.ofNullable(drafts.remove(start)).ifPresent(this::free);
  }

  /** The file is gone: all its slots are free. */
  void forgetFile() {
    slots.clear();
    drafts.clear();
  }
}
