package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;

/** Decides which calls of tools become tasks. */
record TaskCalls(Tasks tasks) {
  /** A legacy client has asked for a task, and gets one as soon as it runs. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  /** The tool as it is listed for this revision. */
  JsonObject listed(Tool tool, Revision revision) {
    var form = ToolForm.of(tool.definition(), revision);
    return revision == Revision.V2025_11_25 && canBeTask(tool)
        ? form.put("execution", new JsonObject().put("taskSupport", "optional"))
        : form;
  }

  /** How this call is run, and its result made. */
  Function<ToolCall, Future<JsonObject>> way(Tool tool, Params params, Caller caller)
      throws InvalidParams {
    var legacy = new LegacyTasks(tasks);
    var modern = new ModernTasks(tasks);
    var isWanted = legacy.wanted(params, caller).isPresent();
    if (canBeTask(tool) && tool instanceof TaskTool task) {
      if (isWanted) {
        return call -> task.begin(call, AT_ONCE).compose(it -> legacy.created(it, caller));
      }
      // Who wants live output waits for it: a task has none.
      if (modern.isKnownTo(caller) && params.progressToken().isEmpty()) {
        return call -> task.begin(call, ModernTasks.LONG).compose(it -> modern.created(it, caller));
      }
    }
    return call -> tool.call(call).map(result -> ToolForm.of(result, caller.revision()));
  }

  private boolean canBeTask(Tool tool) {
    return tasks.areOffered() && tool instanceof TaskTool;
  }
}
