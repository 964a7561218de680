package dev.vibesbox.gateway;

import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streams of one session by number. Used only on the gateway's event loop. */
final class EventStreams {
  private final Map<Integer, EventStream> streams = new HashMap<>();
  private final Replay replay;
  private int last;

  EventStreams(ReplayBudget budget) {
    this.replay = new Replay(budget);
  }

  /** A new stream, connected to nothing yet. */
  EventStream open() {
    var number = ++last;
    var stream = new EventStream(number, replay, () -> streams.remove(number));
    streams.put(number, stream);
    return stream;
  }

  /**
   * Goes on with the stream that this event belongs to. Says whether there is one, of which
   * something is still kept or to come.
   */
  boolean resume(EventId event, HttpServerResponse response, boolean isPrimed, Runnable onGone) {
    var stream =
        Optional.ofNullable(streams.get(event.stream())).filter(it -> it.reached(event.number()));
    stream.ifPresent(it -> it.connect(response, event.number(), isPrimed, onGone));
    return stream.isPresent();
  }

  int size() {
    return streams.size();
  }

  void closeAll() {
    List.copyOf(streams.values()).forEach(EventStream::close);
  }
}
