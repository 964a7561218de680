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
record Listening(Library library, ModernTasks tasks, int limit) {

  /** What of the client's wishes is honoured. */
  private record Wishes(boolean listChanged, List<String> uris, List<String> taskIds) {
    JsonObject form() {
      var form = new JsonObject();
      if (listChanged) {
        form.put("resourcesListChanged", true);
      }
      if (!uris.isEmpty()) {
        form.put("resourceSubscriptions", new JsonArray(uris));
      }
      return taskIds.isEmpty() ? form : form.put("taskIds", new JsonArray(taskIds));
    }
  }

  /** Who listens, and by which request. */
  private record Listener(Id id, Caller caller, Exchange exchange, Unasked unasked) {}

  Step step(Id id, Params params, Caller caller) throws InvalidParams {
    var wanted = new Params(params.path() + ".notifications", params.object("notifications"));
    var listChanged = wanted.flag("resourcesListChanged") && !library.isEmpty();
    var uris = within(wanted, "resourceSubscriptions");
    var taskIds = within(wanted, "taskIds");
    var wishes =
        new Wishes(
            listChanged,
            library.isEmpty() ? List.of() : uris,
            tasks.isKnownTo(caller) ? taskIds : List.of());
    return new Step.Work(
        "subscriptions/listen",
        exchange -> listen(wishes, new Listener(id, caller, exchange, new Unasked())));
  }

  private List<String> within(Params wanted, String name) throws InvalidParams {
    var entries = wanted.texts(name);
    if (entries.size() > limit) {
      throw new InvalidParams(
          "%s.%s has %d entries; allowed are %d (mcp.maxSubscriptions)"
              .formatted(wanted.path(), name, entries.size(), limit));
    }
    return entries;
  }

  private Future<JsonObject> listen(Wishes wishes, Listener listener) {
    var unasked = listener.unasked;
    var subscriptions = new Subscriptions(library, listener.caller.requester(), limit, unasked);
    Promise<JsonObject> end = Promise.promise();
    listener
        .exchange
        .cancellation()
        .onCancel(_ -> {
          subscriptions.removeAll();
          end.tryComplete(new JsonObject());
        });
    unasked.goBy(message -> listener.exchange.tell(marked(listener.id, message)));
    var params = new JsonObject().put("notifications", wishes.form());
    unasked.tell(
        "acknowledged", Outgoing.notification("notifications/subscriptions/acknowledged", params));
    return Future.succeededFuture()
        .compose(_ -> watch(wishes, subscriptions, listener))
        .compose(_ -> end.future());
  }

  private Future<Void> watch(Wishes wishes, Subscriptions subscriptions, Listener listener) {
    try {
      if (wishes.listChanged) {
        subscriptions.addList();
      }
      for (var uri : wishes.uris) {
        subscriptions.add(uri);
      }
    } catch (RequestRefused e) {
      return Future.failedFuture(e);
    }
    wishes.taskIds.forEach(id -> watchTask(id, subscriptions, listener));
    return Future.succeededFuture();
  }

  /** Tells how a task stands, now and whenever that changes; of one that is not there, nothing. */
  private void watchTask(String id, Subscriptions subscriptions, Listener listener) {
    var name = "task " + id;
    Runnable tell =
        () ->
            tasks
                .get(id, listener.caller, listener.exchange)
                .onSuccess(task ->
                    listener.unasked.tell(
                        name, Outgoing.notification("notifications/tasks", task)));
    subscriptions.add(name, tasks.watch(id, tell));
    tell.run();
  }

  /** Every message names the request it belongs to, with the JSON type it came with. */
  private static JsonObject marked(Id id, JsonObject message) {
    message
        .getJsonObject("params")
        .put("_meta", new JsonObject().put(MetaKey.SUBSCRIPTION_ID, id.json()));
    return message;
  }
}
