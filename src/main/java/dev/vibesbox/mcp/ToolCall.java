package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import io.vertx.core.json.JsonObject;

/**
 * One call of a tool.
 *
 * @param arguments as sent; empty when the client sent none
 * @param memory what this conversation's tools remember between calls; empty for each call of the
 *     modern era, which has no sessions
 * @param client what the client can do, as it said: its capabilities
 * @param input answers to what an earlier run of this call asked for
 */
public record ToolCall(
    JsonObject arguments,
    Requester requester,
    Progress progress,
    Cancellation cancellation,
    Memory memory,
    Log log,
    JsonObject client,
    Input input) {}
