package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.TaskSource.Task;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** What both eras have in common of tasks; each has forms and methods of its own. */
record Tasks(Optional<TaskSource> source) {
  static final long POLL_MILLIS = 1_000;

  boolean areOffered() {
    return source.isPresent();
  }

  TaskSource all() {
    return source.orElseThrow(() -> new IllegalStateException("no tasks are offered"));
  }

  Future<Task> find(String id, Caller caller) {
    return all()
        .find(id, caller.requester())
        .compose(found ->
            found
                .map(Future::succeededFuture)
                .orElseGet(() -> refuse("there is no task " + Quoted.of(id))));
  }

  /** Succeeds when the task is over; looks again and again, unless nobody waits any more. */
  Future<ToolResult> result(String id, Caller caller, Exchange exchange) {
    return all()
        .result(id, caller.requester())
        .compose(result ->
            find(id, caller)
                .compose(task ->
                    task.isOver() || exchange.isAbandoned()
                        ? Future.succeededFuture(result)
                        : result(id, caller, exchange)));
  }

  /** The task under the names that its era has for time. */
  JsonObject form(Task task, String ttl, String poll) {
    return new JsonObject()
        .put("taskId", task.id())
        .put("status", task.status().name().toLowerCase(Locale.ROOT))
        .put("statusMessage", task.message())
        .put("createdAt", task.createdAt().toString())
        .put("lastUpdatedAt", task.updatedAt().toString())
        .put(ttl, all().keptFor().toMillis())
        .put(poll, POLL_MILLIS);
  }

  static <T> Future<T> refuse(String reason) {
    return Future.failedFuture(new RequestRefused(new RpcError(RpcError.INVALID_PARAMS, reason)));
  }

  /** What a tool refused to begin is no task, and so its sentence is the error of the request. */
  static <T> Future<T> notBegun(ToolResult result) {
    return refuse(
        result
            .structuredContent()
            .map(json -> json.getString("error", "the call was refused"))
            .orElse("the call was refused"));
  }

  static JsonArray array(Iterable<JsonObject> forms) {
    var array = new JsonArray();
    forms.forEach(array::add);
    return array;
  }
}
