package dev.vibesbox.conformance;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An MCP endpoint over HTTP with nothing behind it but the WebSocket of the real server, for a
 * suite that speaks HTTP only. Every message goes through as it is: a session is one socket, and so
 * is an exchange without one. What HTTP adds, such as session ids and statuses, is the bridge's
 * own.
 */
final class WebSocketBridge extends VerticleBase {
  private static final String SESSION = "Mcp-Session-Id";

  private final int server;
  private final Map<String, BridgedSocket> sessions = new HashMap<>();
  private WebSocketClient client;
  private HttpServer http;

  /**
   * @param server port of the real one
   */
  WebSocketBridge(int server) {
    this.server = server;
  }

  @Override
  public Future<?> start() {
    client = vertx.createWebSocketClient();
    http = vertx.createHttpServer().requestHandler(this::serve);
    return http.listen(0, "127.0.0.1");
  }

  /** By name: one of the suite's scenarios sends foreign ones. */
  URI url() {
    return URI.create("http://localhost:%d/mcp".formatted(http.actualPort()));
  }

  private void serve(HttpServerRequest request) {
    request.body().compose(body -> serve(request, body)).onFailure(cause -> fail(request, cause));
  }

  /** Requests that name no session, and open none, have a socket of their own. */
  private Future<Void> serve(HttpServerRequest request, Buffer body) {
    var id = Optional.ofNullable(request.getHeader(SESSION));
    if (id.isPresent()) {
      return Optional.ofNullable(sessions.get(id.get()))
          .map(session -> serve(request, body, id.get(), session))
          .orElseGet(() -> request.response().setStatusCode(404).end());
    }
    if (!request.method().equals(HttpMethod.POST)) {
      return request.response().setStatusCode(400).end();
    }
    var posted = new Posted(body, request.response());
    return posted.isInitialize() ? open(request, posted) : exchange(request, posted);
  }

  private Future<Void> serve(
      HttpServerRequest request, Buffer body, String id, BridgedSocket session) {
    if (request.method().equals(HttpMethod.DELETE)) {
      sessions.remove(id);
      return session.close().compose(_ -> request.response().setStatusCode(204).end());
    }
    return request.method().equals(HttpMethod.GET)
        ? session.listen(new Posted(Buffer.buffer(), request.response()))
        : session.post(new Posted(body, request.response()));
  }

  private Future<Void> open(HttpServerRequest request, Posted posted) {
    var id = UUID.randomUUID().toString();
    return connect(request)
        .compose(socket -> {
          sessions.put(id, socket);
          request.response().putHeader(SESSION, id);
          return socket.post(posted);
        });
  }

  /** Whoever closes an exchange has cancelled it. */
  private Future<Void> exchange(HttpServerRequest request, Posted posted) {
    return connect(request)
        .compose(socket -> {
          request.response().closeHandler(_ -> socket.cancel(posted));
          request.response().endHandler(_ -> socket.close());
          return socket.post(posted);
        });
  }

  /** With the names that the suite's request has, which the server is to judge. */
  private Future<BridgedSocket> connect(HttpServerRequest request) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server)
            .setURI("/mcp")
            .addHeader("Host", request.getHeader("Host"));
    Optional.ofNullable(request.getHeader("Origin"))
        .ifPresent(origin -> options.addHeader("Origin", origin));
    return client.connect(options).map(BridgedSocket::new);
  }

  private static void fail(HttpServerRequest request, Throwable cause) {
    var status = cause instanceof UpgradeRejectedException refused ? refused.getStatus() : 502;
    if (!request.response().ended()) {
      request.response().setStatusCode(status).end(String.valueOf(cause.getMessage()));
    }
  }
}
