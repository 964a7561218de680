package dev.vibesbox.jsonrpc;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Messages to the other end, in the form in which they are sent. */
public final class Outgoing {
  private Outgoing() {}

  /** Answers a request. */
  public static JsonObject result(Id id, JsonObject result) {
    return message().put("id", id.json()).put("result", result);
  }

  /**
   * Answers with an error. Without an id the member is left out: MCP's clients refuse {@code null}
   * there, though JSON-RPC itself wants it.
   */
  public static JsonObject error(Optional<Id> id, RpcError error) {
    var message = message();
    id.ifPresent(present -> message.put("id", present.json()));
    return message.put("error", body(error));
  }

  /** Asks the other end. */
  public static JsonObject request(Id id, String method, JsonObject params) {
    return message().put("id", id.json()).put("method", method).put("params", params);
  }

  /** Says something that wants no answer. */
  public static JsonObject notification(String method, JsonObject params) {
    return message().put("method", method).put("params", params);
  }

  private static JsonObject body(RpcError error) {
    var body = new JsonObject().put("code", error.code()).put("message", error.message());
    error.data().ifPresent(data -> body.put("data", data));
    return body;
  }

  private static JsonObject message() {
    return new JsonObject().put("jsonrpc", "2.0");
  }
}
