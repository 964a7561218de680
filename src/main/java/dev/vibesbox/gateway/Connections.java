package dev.vibesbox.gateway;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open connections: how many there may be, and how long one may stay without asking for
 * something, so that nobody holds them all by sending nothing, or a byte a minute. Used only on the
 * gateway's event loop.
 */
final class Connections {
  /** Connections over the limit that live long enough to read their refusal. */
  private static final int SURPLUS = 32;

  private final int limit;
  private final Duration patience;
  private final Map<HttpConnection, Long> quietSince = new HashMap<>();
  private final Set<HttpConnection> busy = new HashSet<>();
  private final Set<HttpConnection> surplus = new HashSet<>();

  Connections(int limit, Duration patience) {
    this.limit = limit;
    this.patience = patience;
  }

  /** Takes a new connection in; one far over the limit is closed at once. */
  void opened(HttpConnection connection) {
    if (size() >= limit + SURPLUS) {
      connection.close();
      return;
    }
    if (size() >= limit) {
      surplus.add(connection);
    }
    quietSince.put(connection, System.nanoTime());
    connection.closeHandler(_ -> closed(connection));
  }

  /** Whether it came when the limit was reached; its requests are refused. */
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

  private int size() {
    return quietSince.size() + busy.size();
  }
}
