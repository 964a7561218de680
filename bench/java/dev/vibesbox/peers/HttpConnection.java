package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Streamable HTTP over one connection that stays open; answers as JSON or as events. */
final class HttpConnection implements Connection {
  private static final int READ_BUFFER = 256 << 10;

  /** Some servers close a connection that nobody used for five seconds. */
  private static final long IDLE_NANOS = 2_000_000_000;

  private final String path;
  private final Map<String, String> headers = new HashMap<>();
  private final int port;
  private long usedNanos;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  HttpConnection(int port, String path) throws IOException {
    this.port = port;
    this.path = path;
    connect();
  }

  @Override
  public JsonObject request(JsonObject request, Consumer<JsonObject> heard) throws IOException {
    post(request);
    var head = head();
    head.computeIfPresent("mcp-session-id", (_, id) -> headers.put("Mcp-Session-Id", id));
    try (var body = Body.of(head, in)) {
      if (!head.getOrDefault("content-type", "").startsWith("text/event-stream")) {
        return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
      return events(body, request.getValue("id"), heard);
    } finally {
      reconnectAfter(head);
    }
  }

  @Override
  public void notification(JsonObject notification) throws IOException {
    post(notification);
    var head = head();
    try (var body = Body.of(head, in)) {
      body.skipNBytes(0);
    }
    reconnectAfter(head);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static JsonObject events(InputStream body, Object id, Consumer<JsonObject> heard)
      throws IOException {
    while (true) {
      var line = Lines.next(body);
      if (line.startsWith("data:") && line.length() > "data: ".length()) {
        var message = new JsonObject(line.substring("data:".length()));
        if (Objects.equals(message.getValue("id"), id)) {
          return message;
        }
        heard.accept(message);
      }
    }
  }

  private void post(JsonObject message) throws IOException {
    if (System.nanoTime() - usedNanos > IDLE_NANOS) {
      socket.close();
      connect();
    }
    var body = message.toBuffer().getBytes();
    var head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
    head.append("Host: localhost:").append(port).append("\r\n");
    head.append("Content-Type: application/json\r\n");
    head.append("Accept: application/json, text/event-stream\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    var start = head.toString().getBytes(StandardCharsets.US_ASCII);
    var whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    out.write(whole);
  }

  /** Header names in lower case; the status under {@code :status}. */
  private Map<String, String> head() throws IOException {
    Map<String, String> head = new HashMap<>();
    head.put(":status", Lines.next(in).split(" ")[1]);
    for (String line; !(line = Lines.next(in)).isEmpty(); ) {
      var colon = line.indexOf(':');
      head.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return head;
  }

  private void reconnectAfter(Map<String, String> head) throws IOException {
    usedNanos = System.nanoTime();
    if (head.getOrDefault("connection", "").equalsIgnoreCase("close")) {
      socket.close();
      connect();
    }
  }

  private void connect() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), READ_BUFFER);
    out = socket.getOutputStream();
    usedNanos = System.nanoTime();
  }
}
