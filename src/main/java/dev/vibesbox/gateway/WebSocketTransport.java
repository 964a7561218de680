package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.mcp.Mcp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * MCP over WebSocket: one JSON-RPC message is one text message, one socket is one conversation.
 * Used only on the gateway's event loop.
 */
final class WebSocketTransport {
  /** How long a client may take to confirm the end of its connection. */
  static final int CLOSING_SECONDS = 2;

  /** Selected if and only if the client offers it. */
  static final String SUBPROTOCOL = "mcp";

  private final Vertx vertx;
  private final Mcp mcp;
  private final GatewayConfig config;
  private final Connections connections;
  private final Set<Socket> sockets = new HashSet<>();

  WebSocketTransport(Vertx vertx, Mcp mcp, GatewayConfig config, Connections connections) {
    this.vertx = vertx;
    this.mcp = mcp;
    this.config = config;
    this.connections = connections;
  }

  /**
   * Upgrades an admitted request. Always succeeds: a failed handshake is answered by Vert.x, with
   * 400, 405 or 426.
   */
  Future<Void> upgrade(HttpServerRequest request, Requester requester) {
    return request
        .toWebSocket()
        .onSuccess(socket -> serve(request, socket, requester))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Cancels what runs and closes every socket. Succeeds when they are closed. */
  Future<Void> shutdown() {
    var closing = List.copyOf(sockets).stream().map(Socket::shutdown).toList();
    return Future.join(closing).otherwiseEmpty().mapEmpty();
  }

  private void serve(HttpServerRequest request, ServerWebSocket webSocket, Requester requester) {
    var client = requester.as("socket " + UUID.randomUUID());
    var socket = new Socket(vertx, webSocket, mcp.converse(client), config);
    connections.asked(request.connection());
    sockets.add(socket);
    socket.serve(() -> {
      sockets.remove(socket);
      connections.closed(request.connection());
    });
  }
}
