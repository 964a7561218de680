package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Resources of one kind. All is called on the conversation's event loop, on which Futures must
 * complete and watchers are called; what belongs to another principal is not there.
 */
public interface ResourceSource {

  /** The resources there are now, in a steady order, each with {@code uri} and {@code name}. */
  Future<List<JsonObject>> list(Requester requester);

  /** The forms of addresses, each with {@code uriTemplate} and {@code name}. */
  List<JsonObject> templates();

  /** The contents under this address: {@code text} or {@code blob}; empty where there is none. */
  Future<Optional<JsonObject>> read(String uri, Requester requester);

  /** Values of a template's variable that begin so; empty where there is no such template. */
  Optional<Future<List<String>>> complete(
      String template, String variable, String begun, Requester requester);

  /**
   * Calls the watcher when the resource changes, a few times a second at most.
   *
   * @return ends the watch
   */
  Runnable watch(String uri, Requester requester, Runnable watcher);

  /** As {@link #watch}, for the list. */
  Runnable watchList(Requester requester, Runnable watcher);
}
