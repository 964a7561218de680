package dev.vibesbox.gateway;

import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.gateway.TextAssembly.Assembled;
import dev.vibesbox.jsonrpc.Codec;
import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.mcp.Conversation;
import dev.vibesbox.mcp.Peer;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** One WebSocket and its conversation. */
final class Socket implements Peer {
  private static final System.Logger LOG = System.getLogger(Socket.class.getName());

  private final ServerWebSocket webSocket;
  private final Conversation conversation;
  private final TextAssembly assembly;
  private final Heartbeat heartbeat;
  private final int maxBeingHandled;
  private int beingHandled;
  private boolean isEnding;

  Socket(Vertx vertx, ServerWebSocket webSocket, Conversation conversation, GatewayConfig config) {
    this.webSocket = webSocket;
    this.conversation = conversation;
    this.assembly = new TextAssembly(config.maxMessageBytes());
    // Beside a full load of requests there is room for what cancels them.
    this.maxBeingHandled = 2 * config.maxRequestsInFlight();
    this.heartbeat =
        new Heartbeat(
            vertx,
            webSocket,
            config.webSocketPing(),
            () -> close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "no sign of life"));
  }

  /** Serves until the socket is closed, by whichever side; then runs {@code onGone}. */
  void serve(Runnable onGone) {
    conversation.listen(this);
    webSocket.frameHandler(this::take);
    // Frames wait while the socket is paused, signs of life do not.
    webSocket.pongHandler(_ -> heartbeat.heard());
    webSocket.exceptionHandler(this::broken);
    webSocket.closeHandler(_ -> {
      heartbeat.stop();
      conversation.close(StoppedBy.DISCONNECT);
      onGone.run();
    });
  }

  /** Succeeds when the operating system has taken the message: a slow client slows its sender. */
  @Override
  public Future<Void> send(JsonObject message) {
    return webSocket.writeTextMessage(message.encode());
  }

  Future<Void> shutdown() {
    conversation.close(StoppedBy.SHUTDOWN);
    return close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "the server shuts down");
  }

  private void take(WebSocketFrame frame) {
    heartbeat.heard();
    if (isEnding) {
      return;
    }
    switch (assembly.add(frame)) {
      case Assembled.Nothing() -> {}
      case Assembled.Text(var text) -> handle(Codec.decode(text));
      case Assembled.Violation(var code, var reason) -> close(code, reason);
    }
  }

  private void handle(Incoming incoming) {
    if (++beingHandled == maxBeingHandled) {
      webSocket.pause();
    }
    Future.succeededFuture()
        .compose(_ -> conversation.receive(incoming, this))
        .onFailure(this::broken)
        .onComplete(_ -> done());
  }

  private void done() {
    if (beingHandled-- == maxBeingHandled && !webSocket.isClosed()) {
      webSocket.resume();
    }
  }

  /** The client is gone, or sent frames no WebSocket knows, or this server is broken. */
  private void broken(Throwable failure) {
    if (isEnding || webSocket.isClosed()) {
      return;
    }
    switch (failure) {
      case CorruptedWebSocketFrameException bad -> close(bad.closeStatus(), "unreadable frame");
      case IOException gone -> LOG.log(System.Logger.Level.DEBUG, "a WebSocket broke", gone);
      default -> {
        LOG.log(System.Logger.Level.ERROR, "a WebSocket message could not be handled", failure);
        close(WebSocketCloseStatus.INTERNAL_SERVER_ERROR, "internal error");
      }
    }
  }

  private Future<Void> close(WebSocketCloseStatus status, String reason) {
    isEnding = true;
    return webSocket.close((short) status.code(), reason);
  }
}
