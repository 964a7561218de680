package dev.vibesbox.gateway;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The open connections: how many there may be, and how long one may stay without asking for
 * something, so that nobody holds them all by sending nothing, or a byte a minute. Used only on the
 * gateway's event loop.
 */
final class Connections {
  private static final System.Logger LOG = System.getLogger(Connections.class.getName());

  /**
   * Connections over the limit, which may ask for health, or read their refusal. Two rounds of
   * Netty's accepting, which takes in 16 before any of them is read.
   */
  private static final int RESERVE = 32;

  private final int limit;
  private final Duration patience;
  private final Map<HttpConnection, Long> quietSince = new HashMap<>();
  private final Set<HttpConnection> busy = new HashSet<>();
  private final SequencedSet<HttpConnection> surplus = new LinkedHashSet<>();

  Connections(int limit, Duration patience) {
    this.limit = limit;
    this.patience = patience;
  }

  /** Takes a new connection in; of those over the limit the oldest is closed for it. */
  void opened(HttpConnection connection) {
    // Vert.x would call a reset, or bytes that are no HTTP, an error of the server.
    connection.exceptionHandler(
        failure -> LOG.log(System.Logger.Level.DEBUG, "a connection broke", failure));
    if (quietSince.size() + busy.size() - surplus.size() >= limit) {
      admitToReserve(connection);
    }
    quietSince.put(connection, System.nanoTime());
    connection.closeHandler(_ -> closed(connection));
  }

  /** Whether it came when the limit was reached; it may ask for nothing but health. */
  boolean isSurplus(HttpConnection connection) {
    return surplus.contains(connection);
  }

  /** A request is there: from now on the server is what is waited for. */
  void asked(HttpConnection connection) {
    quietSince.remove(connection);
    busy.add(connection);
  }

  /** The request is answered: the next one is waited for. */
  void answered(HttpConnection connection) {
    if (busy.remove(connection)) {
      quietSince.put(connection, System.nanoTime());
    }
  }

  /** It is gone. Upgraded connections do not tell this by themselves. */
  void closed(HttpConnection connection) {
    quietSince.remove(connection);
    busy.remove(connection);
    surplus.remove(connection);
  }

  /** Closes those that have been quiet for too long; to be called now and then. */
  void closeQuiet() {
    long now = System.nanoTime();
    for (var entry : List.copyOf(quietSince.entrySet())) {
      if (now - entry.getValue() > patience.toNanos()) {
        entry.getKey().close();
      }
    }
  }

  /** A probe asks as soon as it is connected, so the newest is the last to be closed. */
  private void admitToReserve(HttpConnection connection) {
    if (surplus.size() == RESERVE) {
      var oldest = surplus.getFirst();
      closed(oldest);
      oldest.close();
    }
    surplus.add(connection);
  }
}
