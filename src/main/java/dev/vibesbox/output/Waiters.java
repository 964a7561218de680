package dev.vibesbox.output;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The readers that wait for output of one log. Guarded by the log's lock. */
final class Waiters {
  static final int LIMIT = 1000;

  private record Waiter(long offset, Runnable action) {}

  private final List<Waiter> waiting = new ArrayList<>();

  /** Remembers to call the action once the log has grown beyond the offset. */
  void add(long offset, Runnable action) {
    if (waiting.size() == LIMIT) {
      throw new TooManyWaitersException(LIMIT);
    }
    waiting.add(new Waiter(offset, action));
  }

  /** Forgets the action. */
  void remove(Runnable action) {
    waiting.removeIf(waiter -> waiter.action().equals(action));
  }

  /** Takes out the actions of those who wait for less than this end. */
  List<Runnable> due(long end) {
    return waiting.isEmpty() ? List.of() : takenBelow(end);
  }

  /** Takes out all actions. */
  List<Runnable> all() {
    return due(Long.MAX_VALUE);
  }

  private List<Runnable> takenBelow(long end) {
    List<Runnable> due = new ArrayList<>();
    for (Iterator<Waiter> each = waiting.iterator(); each.hasNext(); ) {
      var waiter = each.next();
      if (waiter.offset() < end) {
        due.add(waiter.action());
        each.remove();
      }
    }
    return due;
  }
}
