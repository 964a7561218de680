package dev.vibesbox.conformance;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One WebSocket to the server, and who waits for what comes from it. */
final class BridgedSocket {
  private final WebSocket socket;
  private final Map<Object, Posted> waiting = new LinkedHashMap<>();
  private Optional<Posted> listener = Optional.empty();

  BridgedSocket(WebSocket socket) {
    this.socket = socket;
    socket.textMessageHandler(text -> take(new JsonObject(text)));
  }

  /** Sends a message on as it is. */
  Future<Void> post(Posted posted) {
    if (posted.isAnswered()) {
      waiting.put(posted.id(), posted);
      return socket.writeTextMessage(posted.text());
    }
    return socket.writeTextMessage(posted.text()).compose(_ -> posted.accept());
  }

  /** What belongs to no request goes there from now on. */
  Future<Void> listen(Posted stream) {
    listener = Optional.of(stream);
    return stream.open();
  }

  /** There is one channel, so that cancelling takes a notification. */
  void cancel(Posted posted) {
    if (waiting.remove(posted.id()) != null && !socket.isClosed()) {
      var params = new JsonObject().put("requestId", posted.id());
      socket.writeTextMessage(
          new JsonObject()
              .put("jsonrpc", "2.0")
              .put("method", "notifications/cancelled")
              .put("params", params)
              .encode());
    }
  }

  Future<Void> close() {
    return socket.isClosed() ? Future.succeededFuture() : socket.close();
  }

  private void take(JsonObject message) {
    if (message.containsKey("method")) {
      asker(message).or(this::newest).or(() -> listener).ifPresent(to -> to.event(message));
      return;
    }
    var asked = Optional.ofNullable(waiting.remove(message.getValue("id"))).or(this::newest);
    asked.ifPresent(posted -> {
      waiting.remove(posted.id());
      posted.answer(message);
    });
  }

  /** Whose progress it is. */
  private Optional<Posted> asker(JsonObject message) {
    var token = message.getJsonObject("params", new JsonObject()).getValue("progressToken");
    return waiting.values().stream()
        .filter(posted -> token != null && token.equals(posted.progressToken()))
        .findFirst();
  }

  private Optional<Posted> newest() {
    return waiting.values().stream().reduce((_, later) -> later);
  }
}
