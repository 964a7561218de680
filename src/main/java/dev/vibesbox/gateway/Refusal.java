package dev.vibesbox.gateway;

import dev.vibesbox.jsonrpc.Outgoing;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Answers requests that go no further. */
final class Refusal {
  /** Long enough to read the rest of a message a few times over the limit; then the line is cut. */
  private static final long LINGER_MILLIS = 3_000;

  private final Vertx vertx;

  Refusal(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Answers with a JSON-RPC error without id, as <a
   * href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning">
   * the transport's specification</a> proposes. What the client still sends is read and dropped for
   * a while, because one that is cut off while sending never reads the answer. Always succeeds.
   */
  Future<Void> answer(HttpServerRequest request, Refused refused) {
    var response = request.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    if (refused.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (!request.isEnded()) {
      response.putHeader(HttpHeaders.CONNECTION, "close");
      linger(request);
    }
    var error = new RpcError(code(refused.status()), refused.sentence());
    return response
        .setStatusCode(refused.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Outgoing.error(Optional.empty(), error).toBuffer())
        .otherwiseEmpty();
  }

  private void linger(HttpServerRequest request) {
    long timer = vertx.setTimer(LINGER_MILLIS, _ -> request.connection().close());
    request
        .handler(_ -> {})
        .exceptionHandler(_ -> vertx.cancelTimer(timer))
        .endHandler(_ -> {
          vertx.cancelTimer(timer);
          request.connection().close();
        })
        .resume();
  }

  private static int code(int status) {
    return status < 500 ? RpcError.INVALID_REQUEST : RpcError.INTERNAL_ERROR;
  }
}
