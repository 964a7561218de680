package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;

/**
 * A tool as {@code tools/list} shows it.
 *
 * @param inputSchema JSON Schema 2020-12 of the arguments, an object
 * @param outputSchema JSON Schema 2020-12 of the structured content, an object
 * @param annotations hints for the client: {@code readOnlyHint} and the like
 */
public record ToolDefinition(
    String name,
    String title,
    String description,
    JsonObject inputSchema,
    JsonObject outputSchema,
    JsonObject annotations) {}
