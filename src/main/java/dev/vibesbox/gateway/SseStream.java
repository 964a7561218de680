package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Messages as <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent
 * events</a>, one {@code data} line each: encoded JSON holds no line break.
 */
final class SseStream implements EventSink {
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
  @Override
  public Future<Void> send(JsonObject message) {
    return write("event: message\ndata: " + message.encode() + "\n\n");
  }

  /** As {@link #send}, of a message under a name by which the client can ask for what follows. */
  Future<Void> send(String id, String message) {
    return write("event: message\nid: " + id + "\ndata: " + message + "\n\n");
  }

  /** Gives the client a name to come back with before there is anything to say. */
  Future<Void> prime(String id, Duration retry) {
    return write("id: " + id + "\nretry: " + retry.toMillis() + "\ndata: \n\n");
  }

  /** Sends the head of the response, so that the client knows it is connected. */
  Future<Void> open() {
    return write(":\n\n");
  }

  @Override
  public void keepAlive() {
    if (isQuiet && !isClosed()) {
      // Should this fail, the client is gone, which the response's close handler is told as well.
      response.write(":\n\n");
    }
    isQuiet = true;
  }

  @Override
  public void end() {
    if (!isClosed()) {
      response.end();
    }
  }

  private boolean isClosed() {
    return response.ended() || response.closed();
  }

  private Future<Void> write(String text) {
    isQuiet = false;
    return isClosed() ? Future.failedFuture("the client is gone") : response.write(text);
  }
}
