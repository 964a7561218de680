package dev.vibesbox.mcp;

import dev.vibesbox.mcp.TaskSource.Task;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tasks of revision 2025-11-25, which the client asks for
 * (https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/tasks).
 */
record LegacyTasks(Tasks tasks) {
  private static final String RELATED = "io.modelcontextprotocol/related-task";

  /** Where there are no tasks, their methods are as unknown as any. */
  Step step(String method, Params params, Caller caller) throws InvalidParams {
    if (!tasks.areOffered() || !caller.revision().isAtLeast(Revision.V2025_11_25)) {
      return Step.unknownMethod(method);
    }
    return switch (method) {
      case "tasks/list" -> list(params, caller);
      case "tasks/get" -> work(method, params, id -> tasks.find(id, caller).map(this::form));
      case "tasks/cancel" -> work(method, params, id -> cancel(id, caller));
      case "tasks/result" -> {
        var id = params.text("taskId");
        yield new Step.Work(method, exchange -> result(id, caller, exchange));
      }
      default -> Step.unknownMethod(method);
    };
  }

  /** Adds what the server can do with tasks, for clients that know them. */
  JsonObject declared(JsonObject capabilities, Revision revision) {
    if (!tasks.areOffered() || !revision.isAtLeast(Revision.V2025_11_25)) {
      return capabilities;
    }
    var calls = new JsonObject().put("tools", new JsonObject().put("call", new JsonObject()));
    var can = new JsonObject().put("list", new JsonObject()).put("cancel", new JsonObject());
    return capabilities.put("tasks", can.put("requests", calls));
  }

  /** The answer to a call that was to become a task. */
  Future<JsonObject> created(TaskTool.Begun begun, Caller caller) {
    return switch (begun) {
      case TaskTool.Begun.AsTask(var id, _, _) ->
          tasks.find(id, caller).map(task -> new JsonObject().put("task", form(task)));
      case TaskTool.Begun.Answered(var result) -> Tasks.notBegun(result);
    };
  }

  private Step list(Params params, Caller caller) throws InvalidParams {
    params.onFirstPage();
    return new Step.Work(
        "tasks/list",
        _ ->
            tasks
                .all()
                .list(caller.requester())
                .map(all ->
                    new JsonObject()
                        .put("tasks", Tasks.array(all.stream().map(this::form).toList()))));
  }

  private Future<JsonObject> cancel(String id, Caller caller) {
    return tasks
        .find(id, caller)
        .compose(task ->
            task.isOver()
                ? Tasks.<Void>refuse("the task is over: " + task.message())
                : tasks.all().cancel(id, caller.requester()))
        .compose(_ -> tasks.find(id, caller))
        .map(this::form);
  }

  private Future<JsonObject> result(String id, Caller caller, Exchange exchange) {
    return tasks
        .find(id, caller)
        .compose(_ -> tasks.result(id, caller, exchange))
        .map(result ->
            ToolForm.of(result, caller.revision())
                .put("_meta", new JsonObject().put(RELATED, new JsonObject().put("taskId", id))));
  }

  private JsonObject form(Task task) {
    return tasks.form(task, "ttl", "pollInterval");
  }

  private static Step work(String method, Params params, Function<String, Future<JsonObject>> body)
      throws InvalidParams {
    var id = params.text("taskId");
    return new Step.Work(method, _ -> body.apply(id));
  }

  /** Whether the client wants this call as a task; older clients know none. */
  Optional<JsonObject> wanted(Params params, Caller caller) throws InvalidParams {
    return caller.revision() == Revision.V2025_11_25 && params.has("task")
        ? Optional.of(params.object("task"))
        : Optional.empty();
  }
}
