package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Outgoing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code subscriptions/listen} of the modern era: a request that is answered by notifications until
 * its client cancels it
 * (https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions).
 */
record Listening(Library library, int limit) {

  Step step(Id id, Params params, Caller caller) throws InvalidParams {
    var wanted = new Params(params.path() + ".notifications", params.object("notifications"));
    var uris = wanted.texts("resourceSubscriptions");
    if (uris.size() > limit) {
      throw new InvalidParams(
          "%s.resourceSubscriptions has %d entries; allowed are %d (mcp.maxSubscriptions)"
              .formatted(wanted.path(), uris.size(), limit));
    }
    var listChanged = !library.isEmpty() && wanted.flag("resourcesListChanged");
    return new Step.Work(
        "subscriptions/listen", exchange -> listen(id, uris, listChanged, caller, exchange));
  }

  private Future<JsonObject> listen(
      Id id, List<String> uris, boolean listChanged, Caller caller, Exchange exchange) {
    var unasked = new Unasked();
    var subscriptions = new Subscriptions(library, caller.requester(), limit, unasked);
    var honoured = new JsonObject();
    if (listChanged) {
      honoured.put("resourcesListChanged", true);
      subscriptions.addList();
    }
    if (!uris.isEmpty() && !library.isEmpty()) {
      honoured.put("resourceSubscriptions", new JsonArray(uris));
    }
    Promise<JsonObject> end = Promise.promise();
    exchange
        .cancellation()
        .onCancel(_ -> {
          subscriptions.removeAll();
          end.tryComplete(new JsonObject());
        });
    unasked.goBy(message -> exchange.tell(marked(id, message)));
    var params = new JsonObject().put("notifications", honoured);
    unasked.tell(
        "acknowledged", Outgoing.notification("notifications/subscriptions/acknowledged", params));
    return Future.succeededFuture()
        .compose(_ -> watch(subscriptions, honoured.getJsonArray("resourceSubscriptions")))
        .compose(_ -> end.future());
  }

  private static Future<Void> watch(Subscriptions subscriptions, JsonArray uris) {
    try {
      for (var uri : uris == null ? new JsonArray() : uris) {
        subscriptions.add(String.valueOf(uri));
      }
      return Future.succeededFuture();
    } catch (RequestRefused e) {
      return Future.failedFuture(e);
    }
  }

  /** Every message names the request it belongs to, with the JSON type it came with. */
  private static JsonObject marked(Id id, JsonObject message) {
    message
        .getJsonObject("params")
        .put("_meta", new JsonObject().put(MetaKey.SUBSCRIPTION_ID, id.json()));
    return message;
  }
}
