package dev.vibesbox.gateway;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The kept events of one session, oldest first, within the bounds of events and bytes. Used only on
 * the gateway's event loop.
 */
final class Replay {
  private final ReplayBudget budget;
  private final Set<Place> places = new LinkedHashSet<>();
  private long bytes;

  /** An event and the stream it belongs to. */
  private record Place(EventStream stream, KeptEvent event) {}

  Replay(ReplayBudget budget) {
    this.budget = budget;
  }

  /** Keeps an event; the oldest of the session go for it where the limits are reached. */
  void keep(EventStream stream, KeptEvent event) {
    places.add(new Place(stream, event));
    bytes += event.bytes();
    budget.take(event.bytes());
    while (budget.isExceeded(places.size(), bytes) && !places.isEmpty()) {
      var oldest = places.iterator().next();
      forget(oldest.stream, oldest.event);
      oldest.stream.lost(oldest.event);
    }
  }

  void forget(EventStream stream, KeptEvent event) {
    if (places.remove(new Place(stream, event))) {
      bytes -= event.bytes();
      budget.giveBack(event.bytes());
    }
  }
}
