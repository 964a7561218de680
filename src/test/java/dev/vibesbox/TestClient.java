package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An MCP client of revision 2025-11-25 on a WebSocket of its own, for short tests. */
public final class TestClient implements AutoCloseable, WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final List<JsonObject> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private TestClient(URI server, String token) {
    var builder = HTTP.newWebSocketBuilder();
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    socket = builder.buildAsync(server, this).join();
  }

  /** Connects and initializes. */
  public static TestClient connect(TestBox box) throws Exception {
    return connect(box.webSocket(), "");
  }

  /** As above, to a server anywhere; no token where none is asked for. */
  public static TestClient connect(URI server, String token) throws Exception {
    var client = new TestClient(server, token);
    var hello =
        new JsonObject()
            .put("protocolVersion", "2025-11-25")
            .put("capabilities", new JsonObject())
            .put("clientInfo", new JsonObject().put("name", "test").put("version", "1"));
    client.result(client.request("initialize", hello));
    client.send(message("notifications/initialized", new JsonObject()));
    return client;
  }

  /** Calls a tool and waits for the whole result. */
  public JsonObject call(String tool, JsonObject arguments) throws Exception {
    return result(begin(tool, arguments));
  }

  /** Runs a command and waits for its answer. */
  public JsonObject run(String command) throws Exception {
    return run(new JsonObject().put("command", command));
  }

  public JsonObject run(JsonObject arguments) throws Exception {
    return call("execute_command", arguments).getJsonObject("structuredContent");
  }

  public JsonObject manage(JsonObject arguments) throws Exception {
    return call("manage_process", arguments).getJsonObject("structuredContent");
  }

  /** Calls a tool with the request's id as progress token; returns that id. */
  public int begin(String tool, JsonObject arguments) {
    var id = ids.get();
    return request(
        "tools/call",
        new JsonObject()
            .put("name", tool)
            .put("arguments", arguments)
            .put("_meta", new JsonObject().put("progressToken", id)));
  }

  public JsonObject result(int id) throws Exception {
    var answer = answer(id).get(60, TimeUnit.SECONDS);
    if (answer.containsKey("error")) {
      throw new AssertionError(answer.encode());
    }
    return answer.getJsonObject("result");
  }

  /** Sends any request and waits for its result. */
  public JsonObject ask(String method, JsonObject params) throws Exception {
    return result(request(method, params));
  }

  public void cancel(int id) {
    send(message("notifications/cancelled", new JsonObject().put("requestId", id)));
  }

  /** Everything that came, in order. */
  public List<JsonObject> received() {
    return received;
  }

  /** Ends the connection without a word. */
  @Override
  public void close() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    text.append(data);
    if (isLast) {
      take(new JsonObject(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void take(JsonObject message) {
    received.add(message);
    if (message.getValue("id") instanceof Integer id) {
      answer(id).complete(message);
    }
  }

  /** Sends any request; returns its id. */
  public int request(String method, JsonObject params) {
    var id = ids.getAndIncrement();
    answer(id);
    send(message(method, params).put("id", id));
    return id;
  }

  private CompletableFuture<JsonObject> answer(int id) {
    return waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  private static JsonObject message(String method, JsonObject params) {
    return new JsonObject().put("jsonrpc", "2.0").put("method", method).put("params", params);
  }

  private void send(JsonObject message) {
    socket.sendText(message.encode(), true).join();
  }
}
