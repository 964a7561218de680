package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A tool as {@code tools/list} shows it.
 *
 * @param inputSchema JSON Schema 2020-12 of the arguments, an object
 * @param outputSchema JSON Schema 2020-12 of the structured content, an object; empty for a tool
 *     that answers with content only
 * @param annotations hints for the client: {@code readOnlyHint} and the like
 */
public record ToolDefinition(
    String name,
    String title,
    String description,
    JsonObject inputSchema,
    Optional<JsonObject> outputSchema,
    JsonObject annotations) {

  public ToolDefinition(
      String name,
      String title,
      String description,
      JsonObject inputSchema,
      JsonObject outputSchema,
      JsonObject annotations) {
    this(name, title, description, inputSchema, Optional.of(outputSchema), annotations);
  }
}
