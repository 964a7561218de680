package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** A connection that a stream goes out by, until it breaks or another takes its place. */
final class Line {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final SseStream events;
  private final Runnable onGone;

  /**
   * @param onGone is run when the stream has left this connection
   */
  Line(HttpServerResponse response, Runnable onGone) {
    this.events = new SseStream(response);
    this.onGone = onGone;
  }

  /** Begins after this event; a client that knows events without data is told its name. */
  Future<Void> begin(EventId after, boolean isPrimed) {
    return isPrimed ? events.prime(after.toString(), RETRY) : events.open();
  }

  Future<Void> send(EventId id, String message) {
    return events.send(id.toString(), message);
  }

  void keepAlive() {
    events.keepAlive();
  }

  void end() {
    events.end();
    onGone.run();
  }
}
