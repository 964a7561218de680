package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;

/** What a tool answers; {@code isError} is true only where nothing ran. */
public record ToolResult(JsonObject structuredContent, boolean isError) {}
