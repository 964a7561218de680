package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Message;
import dev.vibesbox.jsonrpc.Message.Notification;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Message.Response;
import io.vertx.core.json.JsonObject;

/**
 * The two ways of speaking MCP: with a handshake and a session, or with every message describing
 * itself. One connection may mix them
 * (https://modelcontextprotocol.io/specification/2026-07-28/basic/versioning).
 */
public enum Era {
  LEGACY,
  MODERN;

  /** The era in which this message speaks; a response is always legacy. */
  public static Era of(Message message) {
    return switch (message) {
      case Request(_, _, var params) -> of(params);
      case Notification(_, var params) -> of(params);
      case Response _ -> LEGACY;
    };
  }

  private static Era of(JsonObject params) {
    return params.getValue("_meta") instanceof JsonObject meta
            && meta.containsKey(MetaKey.PROTOCOL_VERSION)
        ? MODERN
        : LEGACY;
  }
}
