package dev.vibesbox.jsonrpc;

import io.vertx.core.json.JsonObject;

/** One JSON-RPC 2.0 message. */
public sealed interface Message {

  /** Asks for an answer. Absent {@code params} are an empty object. */
  record Request(Id id, String method, JsonObject params) implements Message {}

  /** Asks for none. Absent {@code params} are an empty object. */
  record Notification(String method, JsonObject params) implements Message {}

  /** Answers a request of ours: {@code body} holds {@code result} or {@code error}. */
  record Response(Id id, JsonObject body) implements Message {}
}
