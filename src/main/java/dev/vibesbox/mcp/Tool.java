package dev.vibesbox.mcp;

import io.vertx.core.Future;

/** Something an agent can call. */
public interface Tool {

  ToolDefinition definition();

  /**
   * Runs one call. Succeeds with the result, also where a command failed or an argument was wrong;
   * fails only when the server itself is broken. Called on the conversation's event loop, on which
   * the Future must complete; never blocks.
   */
  Future<ToolResult> call(ToolCall call);
}
