package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Where a connection is a command: each request connects, reads to the end, and answers what it
 * read.
 */
final class CommandConnection implements Connection {
  private final int port;

  /** Fails where nobody listens yet. */
  CommandConnection(int port) throws IOException {
    this.port = port;
    new WebSocketConnection(port, "/").close();
  }

  @Override
  public JsonObject request(JsonObject request, Consumer<JsonObject> heard) throws IOException {
    var output = new StringBuilder();
    try (var connection = new WebSocketConnection(port, "/")) {
      while (true) {
        output.append(new String(connection.message(), StandardCharsets.UTF_8)).append('\n');
      }
    } catch (IOException e) {
      // the command ended: there is no other word for it here
      return new JsonObject().put("result", new JsonObject().put("output", output.toString()));
    }
  }

  @Override
  public void notification(JsonObject notification) {}

  @Override
  public void close() {}
}
