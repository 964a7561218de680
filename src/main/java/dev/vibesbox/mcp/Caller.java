package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Who makes a request, and what is known of it.
 *
 * @param memory what this conversation's tools remember between calls
 * @param logLevel least important log messages it wants; none when empty
 * @param capabilities what the client can do, as it said
 * @param questions to put to the client
 */
record Caller(
    Revision revision,
    Requester requester,
    Memory memory,
    Optional<LogLevel> logLevel,
    JsonObject capabilities,
    Questions questions) {}
