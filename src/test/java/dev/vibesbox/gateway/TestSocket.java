package dev.vibesbox.gateway;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A WebSocket client, the one of the JDK. */
final class TestSocket implements AutoCloseable, WebSocket.Listener {
  private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  /** What a test does to the handshake. */
  interface Setup extends UnaryOperator<WebSocket.Builder> {}

  static TestSocket open(HttpClient client, int port, Setup setup) throws Exception {
    var listener = new TestSocket();
    listener.socket =
        setup
            .apply(client.newWebSocketBuilder())
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/mcp"), listener)
            .get(10, TimeUnit.SECONDS);
    return listener;
  }

  TestSocket send(String message) throws Exception {
    webSocket().sendText(message, true).get(10, TimeUnit.SECONDS);
    return this;
  }

  TestSocket sendBinary(byte[] bytes) throws Exception {
    webSocket().sendBinary(ByteBuffer.wrap(bytes), true).get(10, TimeUnit.SECONDS);
    return this;
  }

  /** The next message, whatever it is. */
  JsonObject next() throws InterruptedException {
    var message = messages.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message within 10 s");
    }
    return message;
  }

  /** The next answer; what comes before it is dropped. */
  JsonObject answer() throws InterruptedException {
    var message = next();
    while (message.containsKey("method")) {
      message = next();
    }
    return message;
  }

  String subprotocol() {
    return webSocket().getSubprotocol();
  }

  int closeCode() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  /** Drops the connection without a closing handshake. */
  void vanish() {
    webSocket().abort();
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    webSocket.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      messages.add(new JsonObject(text.toString()));
      text.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    vanish();
  }

  private WebSocket webSocket() {
    if (socket == null) {
      throw new IllegalStateException("not open");
    }
    return socket;
  }
}
