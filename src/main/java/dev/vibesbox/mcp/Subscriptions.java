package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import dev.vibesbox.jsonrpc.Outgoing;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The resources that one client watches, bounded in number. */
final class Subscriptions {
  private static final String LIST = "";

  private final Library library;
  private final Requester requester;
  private final int limit;
  private final Unasked unasked;
  private final Map<String, Runnable> stops = new HashMap<>();

  Subscriptions(Library library, Requester requester, int limit, Unasked unasked) {
    this.library = library;
    this.requester = requester;
    this.limit = limit;
    this.unasked = unasked;
  }

  /** Watches a resource; once is enough. Refuses one more than the limit. */
  void add(String uri) throws RequestRefused {
    if (stops.containsKey(uri)) {
      return;
    }
    if (stops.size() >= limit) {
      throw new RequestRefused(
          new RpcError(
              ErrorCode.TOO_MANY_REQUESTS,
              "%d resources are watched, which is the limit (mcp.maxSubscriptions)"
                  .formatted(limit)));
    }
    var updated =
        Outgoing.notification("notifications/resources/updated", new JsonObject().put("uri", uri));
    stops.put(uri, library.watch(uri, requester, () -> unasked.tell(uri, updated.copy())));
  }

  /** Watches the list; its place is not counted. */
  void addList() {
    var changed = Outgoing.notification("notifications/resources/list_changed", new JsonObject());
    stops.computeIfAbsent(
        LIST, _ -> library.watchList(requester, () -> unasked.tell(LIST, changed.copy())));
  }

  /** Watches something else under a name that no resource has. */
  void add(String name, Runnable stop) {
    stops.put(name, stop);
  }

  void remove(String uri) {
    var stop = stops.remove(uri);
    if (stop != null) {
      stop.run();
    }
  }

  void removeAll() {
    List.copyOf(stops.keySet()).forEach(this::remove);
  }
}
