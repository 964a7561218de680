package dev.vibesbox.conformance;

import dev.vibesbox.mcp.Tool;
import dev.vibesbox.mcp.ToolCall;
import dev.vibesbox.mcp.ToolDefinition;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A tool whose name the suite knows. */
record FixtureTool(ToolDefinition definition, Function<ToolCall, Future<ToolResult>> work)
    implements Tool {

  @Override
  public Future<ToolResult> call(ToolCall call) {
    return work.apply(call);
  }

  static Tool named(String name, Function<ToolCall, Future<ToolResult>> work) {
    return named(name, new JsonObject().put("type", "object"), work);
  }

  static Tool named(
      String name, JsonObject inputSchema, Function<ToolCall, Future<ToolResult>> work) {
    var definition =
        new ToolDefinition(
            name, name, "A fixture", inputSchema, Optional.empty(), new JsonObject());
    return new FixtureTool(definition, work);
  }

  /** Always answers the same. */
  static Tool saying(String name, JsonObject... blocks) {
    return named(name, _ -> Future.succeededFuture(result(blocks)));
  }

  static ToolResult result(JsonObject... blocks) {
    return new ToolResult(Optional.empty(), List.of(blocks), false);
  }
}
