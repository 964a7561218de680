package dev.vibesbox.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;

/**
 * Pings a WebSocket, so that proxies keep it and a vanished client is noticed: TCP alone takes a
 * quarter of an hour to find out.
 */
final class Heartbeat {
  private static final int PATIENCE_INTERVALS = 2;
  private static final Buffer EMPTY = Buffer.buffer();

  private final Vertx vertx;
  private final long timer;
  private int silentIntervals;

  /** Starts at once; {@code onSilence} is called when two intervals passed without a frame. */
  Heartbeat(Vertx vertx, ServerWebSocket socket, Duration interval, Runnable onSilence) {
    this.vertx = vertx;
    this.timer = vertx.setPeriodic(interval.toMillis(), _ -> beat(socket, onSilence));
  }

  /** Any frame of the client is a sign of life. */
  void heard() {
    silentIntervals = 0;
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private void beat(ServerWebSocket socket, Runnable onSilence) {
    if (silentIntervals == PATIENCE_INTERVALS) {
      stop();
      onSilence.run();
      return;
    }
    silentIntervals++;
    // A failed ping means a closing socket, whose close handler does what is to be done.
    socket.writePing(EMPTY);
  }
}
