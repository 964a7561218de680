package dev.vibesbox.gateway;

import dev.vibesbox.command.Door;
import dev.vibesbox.gateway.Verdict.Admitted;
import dev.vibesbox.mcp.Mcp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Where each request goes, and what becomes of it where that fails. */
final class Routes {
  private static final System.Logger LOG = System.getLogger(Routes.class.getName());
  private static final Duration SWEEP = Duration.ofMillis(500);

  /** Beyond the checks' own time limit, for the way there and back. */
  private static final Duration HEALTH_MARGIN = Duration.ofMillis(500);

  private final Admission admission;
  private final Connections connections;
  private final Refusal refusal;
  private final HealthRoutes health;
  private final WebSocketTransport webSocket;
  private final StreamableHttpTransport http;

  Routes(Vertx vertx, GatewayVerticle.Settings settings, Mcp mcp) {
    var config = settings.gateway();
    var sessions = new Sessions(config, settings.mcp());
    this.admission = new Admission(AllowedNames.of(config), settings.token());
    this.connections = new Connections(config.maxConnections(), config.requestTimeout());
    this.refusal = new Refusal(vertx);
    this.health =
        new HealthRoutes(
            vertx,
            settings.addresses().health(),
            settings.health().timeout().plus(HEALTH_MARGIN),
            refusal);
    this.webSocket = new WebSocketTransport(vertx, mcp, config, connections);
    this.http = new StreamableHttpTransport(vertx, mcp, config, sessions, refusal);
    vertx.setPeriodic(config.keepAlive().toMillis(), _ -> sessions.keepAlive());
    vertx.setPeriodic(
        SWEEP.toMillis(),
        _ -> {
          connections.closeQuiet();
          sessions.expire();
        });
  }

  void connected(HttpConnection connection) {
    connections.opened(connection);
  }

  void handle(HttpServerRequest request) {
    Future.succeededFuture()
        .compose(_ -> route(request))
        .onFailure(failure -> broken(request, failure));
  }

  /** Cancels what runs and says goodbye. Succeeds when every WebSocket is closed. */
  Future<Void> shutdown() {
    http.shutdown();
    return webSocket.shutdown();
  }

  private Future<Void> route(HttpServerRequest request) {
    if (connections.isSurplus(request.connection())) {
      return answerOnce(request);
    }
    if (request.path().equals("/mcp")) {
      return isUpgrade(request) ? upgrade(request) : answer(request);
    }
    return HealthRoutes.check(request.path())
        .map(check -> health(request, check))
        .orElseGet(() -> refusal.answer(request, new Refused(404, "here are /mcp and /health")));
  }

  private Future<Void> upgrade(HttpServerRequest request) {
    return switch (admission.admit(request, Door.WEBSOCKET)) {
      case Admitted(var requester) -> webSocket.upgrade(request, requester);
      case Refused refused -> refusal.answer(request, refused);
    };
  }

  private Future<Void> answer(HttpServerRequest request) {
    var connection = request.connection();
    connections.asked(connection);
    request.response().endHandler(_ -> connections.answered(connection));
    return switch (admission.admit(request, Door.HTTP)) {
      case Admitted(var requester) -> http.answer(request, requester);
      case Refused refused -> refusal.answer(request, refused);
    };
  }

  private Future<Void> health(HttpServerRequest request, String check) {
    return admission
        .refusedOrigin(request)
        .map(refused -> refusal.answer(request, refused))
        .orElseGet(() -> health.answer(request, check));
  }

  /** Whoever watches the server must hear of it when it is overrun; everyone else is refused. */
  private Future<Void> answerOnce(HttpServerRequest request) {
    var refused = new Refused(503, "too many connections (gateway.maxConnections)");
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    request.response().endHandler(_ -> request.connection().close());
    return HealthRoutes.check(request.path())
        .map(check -> health(request, check))
        .orElseGet(() -> refusal.answer(request, refused));
  }

  /** A client that went away needs no answer; anything else is ours, and logged here only. */
  private void broken(HttpServerRequest request, Throwable failure) {
    if (request.response().closed()) {
      return;
    }
    LOG.log(System.Logger.Level.ERROR, "a request could not be answered", failure);
    if (request.response().headWritten()) {
      request.connection().close();
    } else {
      refusal.answer(request, new Refused(500, "internal error"));
    }
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
  }
}
