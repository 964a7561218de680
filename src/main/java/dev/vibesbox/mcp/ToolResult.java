package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a tool answers.
 *
 * @param structuredContent by the tool's output schema; sent as text too
 * @param content blocks that follow that text: links, images and the like
 * @param isError whether nothing ran
 */
public record ToolResult(
    Optional<JsonObject> structuredContent, List<JsonObject> content, boolean isError) {

  public ToolResult {
    content = List.copyOf(content);
  }

  /** Structured content, and nothing else. */
  public ToolResult(JsonObject structuredContent, boolean isError) {
    this(Optional.of(structuredContent), List.of(), isError);
  }
}
