package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A client's connection to a server that speaks MCP: plain blocking sockets, so that what is
 * measured is the server.
 */
interface Connection extends AutoCloseable {

  /** Sends a request and waits for its answer; {@code heard} gets each notification before it. */
  JsonObject request(JsonObject request, Consumer<JsonObject> heard) throws IOException;

  void notification(JsonObject notification) throws IOException;

  @Override
  void close() throws IOException;

  static JsonObject message(String method, JsonObject params) {
    return new JsonObject().put("jsonrpc", "2.0").put("method", method).put("params", params);
  }
}
