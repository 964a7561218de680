package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A message a line over a server's standard streams. Shared by all clients: requests are told apart
 * by their ids.
 */
final class StdioConnection implements Connection {
  private final OutputStream out;
  private final Map<Integer, BlockingQueue<JsonObject>> waiting = new ConcurrentHashMap<>();

  StdioConnection(Process server) {
    out = server.getOutputStream();
    Thread.ofPlatform()
        .daemon()
        .start(() -> read(new BufferedInputStream(server.getInputStream())));
  }

  @Override
  public JsonObject request(JsonObject request, Consumer<JsonObject> heard) throws IOException {
    var answers = new LinkedBlockingQueue<JsonObject>();
    waiting.put(request.getInteger("id"), answers);
    notification(request);
    try {
      return answers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      waiting.remove(request.getInteger("id"));
    }
  }

  @Override
  public synchronized void notification(JsonObject notification) throws IOException {
    out.write((notification.encode() + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The server's streams end with it. */
  @Override
  public void close() {}

  private void read(BufferedInputStream in) {
    try {
      while (true) {
        var message = new JsonObject(Lines.next(in));
        if (message.getValue("id") instanceof Integer id && waiting.containsKey(id)) {
          waiting.get(id).add(message);
        }
      }
    } catch (IOException e) {
      return; // the server ended
    }
  }
}
