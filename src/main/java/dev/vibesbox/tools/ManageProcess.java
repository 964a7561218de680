package dev.vibesbox.tools;

import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.mcp.Tool;
import dev.vibesbox.mcp.ToolCall;
import dev.vibesbox.mcp.ToolDefinition;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code manage_process}: lists, reads, writes to, waits for and kills processes. */
public final class ManageProcess implements Tool {
  private static final String SUGGESTION =
      """
      Correct the argument and call again, for example {"action": "list"}, or {"action": "read", \
      "process_id": "...", "offset": 0, "wait": 10}.\
      """;

  private final ExecutorClient executor;

  public ManageProcess(ExecutorClient executor) {
    this.executor = executor;
  }

  @Override
  public ToolDefinition definition() {
    return ManageProcessSchema.definition();
  }

  @Override
  public Future<ToolResult> call(ToolCall call) {
    try {
      return executor
          .manage(continued(call), call.requester())
          .onSuccess(answer -> remember(call, answer))
          .map(answer -> new ToolResult(answer, false))
          .otherwise(cause -> new ToolResult(Failure.json(advised(cause)), true));
    } catch (BadArgument e) {
      return Future.succeededFuture(new ToolResult(Failure.json(failure(e)), true));
    }
  }

  private static Throwable advised(Throwable cause) {
    return cause instanceof Failure failure
            && failure.failureCode() == Failure.BAD_ARGUMENT
            && !failure.isAdvised()
        ? failure(failure)
        : cause;
  }

  private static Failure failure(Throwable cause) {
    return new Failure(Failure.BAD_ARGUMENT, String.valueOf(cause.getMessage()), SUGGESTION);
  }

  /** A read that names no offset goes on where this conversation's last one ended. */
  private static JsonObject continued(ToolCall call) {
    var arguments = call.arguments();
    return isRead(arguments)
            && arguments.getValue("offset") == null
            && arguments.getValue("process_id") instanceof String id
        ? arguments.copy().put("offset", call.memory().number(id, 0))
        : arguments;
  }

  private static void remember(ToolCall call, JsonObject answer) {
    if (isRead(call.arguments())) {
      call.memory().remember(answer.getString("process_id"), answer.getLong("next_offset"));
    }
  }

  private static boolean isRead(JsonObject arguments) {
    return "read".equals(arguments.getValue("action"));
  }
}
