package dev.vibesbox.gateway;

import dev.vibesbox.bus.Patience;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The body of a request: whole, or refused. */
sealed interface Body permits Body.Whole, Refused {

  record Whole(Buffer bytes) implements Body {}

  /**
   * Reads a body of at most {@code limit} bytes; of a longer one nothing is kept. Succeeds when it
   * is there or refused; never fails, for a body that breaks off or is no HTTP is the client's
   * doing.
   *
   * @param patience for the whole body
   */
  static Future<Body> read(Vertx vertx, HttpServerRequest request, int limit, Duration patience) {
    if (declaredLength(request) > limit) {
      return Future.succeededFuture(tooLarge(limit));
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    return Patience.within(vertx, patience, collect(request, limit))
        .recover(failure -> tooSlow(failure, patience));
  }

  private static Future<Body> collect(HttpServerRequest request, int limit) {
    Promise<Body> body = Promise.promise();
    var bytes = Buffer.buffer();
    request.handler(chunk -> {
      if (bytes.length() + (long) chunk.length() > limit) {
        body.tryComplete(tooLarge(limit));
      } else if (!body.future().isComplete()) {
        bytes.appendBuffer(chunk);
      }
    });
    request.exceptionHandler(_ -> body.tryComplete(new Refused(400, "the body is no valid HTTP")));
    request.endHandler(_ -> body.tryComplete(new Whole(bytes)));
    return body.future();
  }

  private static Future<Body> tooSlow(Throwable failure, Duration patience) {
    return failure instanceof TimeoutException
        ? Future.succeededFuture(
            new Refused(408, "the body took longer than %d s".formatted(patience.toSeconds())))
        : Future.failedFuture(failure);
  }

  private static Refused tooLarge(int limit) {
    return new Refused(
        413,
        "the message is over the limit of %d bytes (gateway.maxMessageBytes)".formatted(limit));
  }

  /** Not a number: the HTTP decoder has refused it already; counting decides. */
  private static long declaredLength(HttpServerRequest request) {
    var header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return header == null ? 0 : Long.parseLong(header.strip());
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
