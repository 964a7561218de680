package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * Messages as <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent
 * events</a>, one {@code data} line each: encoded JSON holds no line break.
 */
final class SseStream {
  private final HttpServerResponse response;
  private boolean isQuiet;

  /** Turns the response into a stream; its head goes out with the first event or comment. */
  SseStream(HttpServerResponse response) {
    this.response = response;
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        // nginx would keep events back until a buffer is full.
        .putHeader("X-Accel-Buffering", "no");
  }

  /** Succeeds when the operating system has taken the event: a slow client slows its sender. */
  Future<Void> event(JsonObject message) {
    isQuiet = false;
    return response.write("event: message\ndata: " + message.encode() + "\n\n");
  }

  /** To be called in equal intervals: a stream without events for one gets a comment. */
  void keepAlive() {
    if (isQuiet) {
      // Should this fail, the client is gone, which the response's close handler is told as well.
      response.write(":\n\n");
    }
    isQuiet = true;
  }

  void end() {
    response.end();
  }
}
