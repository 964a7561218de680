package dev.vibesbox.gateway;

import dev.vibesbox.mcp.MetaKey;
import io.vertx.core.json.JsonObject;

/** What clients send. */
final class Messages {
  static final String INITIALIZED = notification("notifications/initialized", new JsonObject());

  private Messages() {}

  static String initialize(String version) {
    var params =
        new JsonObject()
            .put("protocolVersion", version)
            .put("capabilities", new JsonObject())
            .put("clientInfo", new JsonObject().put("name", "test").put("version", "1"));
    return request(0, "initialize", params);
  }

  /** A call that wants progress, under a token equal to its id. */
  static String call(int id, String tool) {
    var params =
        new JsonObject().put("name", tool).put("_meta", new JsonObject().put("progressToken", id));
    return request(id, "tools/call", params);
  }

  static String modernCall(int id, String tool) {
    var params =
        new JsonObject().put("name", tool).put("_meta", modernMeta().put("progressToken", id));
    return request(id, "tools/call", params);
  }

  static String modern(int id, String method) {
    return request(id, method, new JsonObject().put("_meta", modernMeta()));
  }

  static JsonObject modernMeta() {
    return new JsonObject()
        .put(MetaKey.PROTOCOL_VERSION, "2026-07-28")
        .put(MetaKey.CLIENT_CAPABILITIES, new JsonObject());
  }

  static String[] modernHeaders(String method) {
    return new String[] {"MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method};
  }

  static String[] modernHeaders(String method, String name) {
    return new String[] {
      "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method, "Mcp-Name", name
    };
  }

  static String cancelled(int id) {
    return notification("notifications/cancelled", new JsonObject().put("requestId", id));
  }

  static String request(int id, String method, JsonObject params) {
    return new JsonObject()
        .put("jsonrpc", "2.0")
        .put("id", id)
        .put("method", method)
        .put("params", params)
        .encode();
  }

  static String notification(String method, JsonObject params) {
    return new JsonObject()
        .put("jsonrpc", "2.0")
        .put("method", method)
        .put("params", params)
        .encode();
  }
}
