package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.TaskSource.Task;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * The extension {@code io.modelcontextprotocol/tasks}: to a client that knows it and wants no live
 * output, the server answers a long call with a task
 * (https://github.com/modelcontextprotocol/ext-tasks).
 */
record ModernTasks(Tasks tasks) {
  static final String EXTENSION = "io.modelcontextprotocol/tasks";

  /** Shorter calls are answered as ever. */
  static final Duration LONG = Duration.ofSeconds(1);

  /** Whether this client comes back for a task. */
  boolean isKnownTo(Caller caller) {
    return tasks.areOffered()
        && caller.revision().era() == Era.MODERN
        && caller.capabilities().getValue("extensions") instanceof JsonObject extensions
        && extensions.containsKey(EXTENSION);
  }

  Step step(String method, Params params, Caller caller) throws InvalidParams {
    if (!tasks.areOffered()) {
      return Step.unknownMethod(method);
    }
    if (!isKnownTo(caller)) {
      return new Step.Refused(missing());
    }
    var id = params.text("taskId");
    return new Step.Work(
        method,
        exchange ->
            switch (method) {
              case "tasks/get" -> get(id, caller, exchange);
              case "tasks/cancel" -> cancel(id, caller);
              // Nothing of ours asks a task for input: there is nothing to take.
              default -> tasks.find(id, caller).map(_ -> new JsonObject());
            });
  }

  /** Adds the extension to what the server can do. */
  JsonObject declared(JsonObject capabilities) {
    return tasks.areOffered()
        ? capabilities.put("extensions", new JsonObject().put(EXTENSION, new JsonObject()))
        : capabilities;
  }

  /** Runs this whenever the task's status changed, until what is returned is run. */
  Runnable watch(String id, Runnable watcher) {
    return tasks.all().watch(id, watcher);
  }

  /** The answer to a call that may have become a task. */
  Future<JsonObject> created(TaskTool.Begun begun, Caller caller) {
    return switch (begun) {
      case TaskTool.Begun.AsTask(var id, var result, var isAnswered) ->
          isAnswered
              ? Future.succeededFuture(ToolForm.of(result, caller.revision()))
              : tasks.find(id, caller).map(task -> form(task).put("resultType", "task"));
      case TaskTool.Begun.Answered(var result) ->
          Future.succeededFuture(ToolForm.of(result, caller.revision()));
    };
  }

  /** Succeeds with the task as it stands, and its result where it has one. */
  Future<JsonObject> get(String id, Caller caller, Exchange exchange) {
    return tasks
        .find(id, caller)
        .compose(task ->
            switch (task.status()) {
              case WORKING, CANCELLED -> Future.succeededFuture(form(task));
              case FAILED ->
                  Future.succeededFuture(
                      form(task)
                          .put(
                              "error",
                              new JsonObject()
                                  .put("code", RpcError.INTERNAL_ERROR)
                                  .put("message", task.message())));
              case COMPLETED ->
                  tasks
                      .result(id, caller, exchange)
                      .map(result ->
                          form(task)
                              .put(
                                  "result",
                                  ToolForm.of(result, caller.revision())
                                      .put("resultType", "complete")));
            });
  }

  /** What is over already is cancelled as well as anything. */
  private Future<JsonObject> cancel(String id, Caller caller) {
    return tasks
        .find(id, caller)
        .compose(task ->
            task.isOver()
                ? Future.<Void>succeededFuture()
                : tasks.all().cancel(id, caller.requester()))
        .map(_ -> new JsonObject());
  }

  private JsonObject form(Task task) {
    return tasks.form(task, "ttlMs", "pollIntervalMs");
  }

  private static RpcError missing() {
    var extension = new JsonObject().put(EXTENSION, new JsonObject());
    var required = new JsonObject().put("extensions", extension);
    return new RpcError(
        ErrorCode.MISSING_CLIENT_CAPABILITY,
        "the client does not declare the extension " + EXTENSION,
        Optional.of(new JsonObject().put("requiredCapabilities", required)));
  }
}
