package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that takes its time after each message, or stops reading until it is told to go on. */
final class SlowClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final List<JsonObject> gaps = new ArrayList<>();
  final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<JsonObject> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> goOn;
  private final Executor later;
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;
  private long received;
  private boolean isInOrder = true;

  /**
   * @param pause after each message
   * @param goOn nothing more is read before it, once output has come
   */
  SlowClient(TestBox box, Duration pause, CompletableFuture<Void> goOn) {
    this.later = CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS);
    this.goOn = goOn;
    this.socket = HTTP.newWebSocketBuilder().buildAsync(box.webSocket(), this).join();
  }

  /** Asks for a command of which all output is {@code y} lines. */
  SlowClient ask(String command) {
    var hello =
        new JsonObject()
            .put("protocolVersion", "2025-11-25")
            .put("capabilities", new JsonObject())
            .put("clientInfo", new JsonObject().put("name", "slow").put("version", "1"));
    var call =
        new JsonObject()
            .put("name", "execute_command")
            .put("arguments", new JsonObject().put("command", command).put("timeout", 120))
            .put("_meta", new JsonObject().put("progressToken", "p"));
    send(new JsonObject().put("method", "initialize").put("id", 1).put("params", hello));
    send(new JsonObject().put("method", "notifications/initialized"));
    send(new JsonObject().put("method", "tools/call").put("id", 2).put("params", call));
    return this;
  }

  JsonObject answer() throws Exception {
    return answer.get(120, TimeUnit.SECONDS).getJsonObject("result");
  }

  /** Bytes that came, without gaps. */
  long received() {
    return received;
  }

  /** Whether every byte was the one that belongs there. */
  boolean isInOrder() {
    return isInOrder;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    text.append(data);
    if (isLast) {
      take(new JsonObject(text.toString()));
      text.setLength(0);
      later.execute(() -> readOn(from));
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    answer.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void readOn(WebSocket from) {
    if (received > 0) {
      begun.countDown();
      goOn.thenRun(() -> from.request(1));
    } else {
      from.request(1);
    }
  }

  private void take(JsonObject message) {
    if (Integer.valueOf(2).equals(message.getValue("id"))) {
      answer.complete(message);
    } else if (message.containsKey("method")) {
      note(message.getJsonObject("params"));
    }
  }

  private void note(JsonObject progress) {
    var meta = progress.getJsonObject("_meta");
    var lost = gaps.stream().mapToLong(gap -> gap.getLong("bytes")).sum();
    isInOrder &= meta.getLong("vibesbox/offset") == received + lost;
    if (meta.containsKey("vibesbox/gap")) {
      gaps.add(meta.getJsonObject("vibesbox/gap"));
    }
    var output = progress.getString("message");
    isInOrder &= output.replace("y\n", "").length() <= 2;
    received += output.length();
  }

  private void send(JsonObject message) {
    socket.sendText(message.put("jsonrpc", "2.0").encode(), true).join();
  }
}
