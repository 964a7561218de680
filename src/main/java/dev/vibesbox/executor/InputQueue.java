package dev.vibesbox.executor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is to be written to one process, in the order it was asked for. Used by the pump. */
final class InputQueue {
  /** Senders that may wait at a time; each holds its whole text in memory. */
  static final int MAX_WRITINGS = 8;

  private final Deque<Writing> writings = new ArrayDeque<>();
  private final int maxPending;
  private long pending;

  InputQueue(int maxPending) {
    this.maxPending = maxPending;
  }

  boolean isFull() {
    return writings.size() >= MAX_WRITINGS;
  }

  /** Adds what is accepted whole, whatever the room. */
  void addFirst(Writing writing) {
    pending += writing.accept(Long.MAX_VALUE);
    writings.add(writing);
  }

  /** Adds what is accepted as far as there is room, now and later. */
  void add(Writing writing) {
    writings.add(writing);
    admit();
  }

  /** The one whose turn it is. */
  Optional<Writing> first() {
    return Optional.ofNullable(writings.peek());
  }

  void noteWritten(int count) {
    writings.element().noteWritten(count);
    pending -= count;
    admit();
  }

  /** Answers and forgets the first. */
  void finishFirst() {
    writings.remove().answer();
    admit();
  }

  void cut(Writing writing) {
    writing.cut();
    if (writing.isWritten() && !writing.isEnd()) {
      writings.remove(writing);
    }
    admit();
  }

  void breakOff() {
    pending = 0;
    writings.forEach(Writing::breakOff);
    writings.clear();
  }

  boolean isEmpty() {
    return writings.isEmpty();
  }

  /** Whether the end is among what was accepted. */
  boolean hasEnd() {
    return writings.stream().anyMatch(Writing::isEnd);
  }

  long pending() {
    return pending;
  }

  private void admit() {
    for (var writing : writings) {
      pending += writing.accept(Math.max(0, maxPending - pending));
      if (!writing.isAccepted()) {
        return;
      }
    }
  }
}
