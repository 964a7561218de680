package dev.vibesbox.gateway;

import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.jsonrpc.Message;
import dev.vibesbox.mcp.Peer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * One POST and what it is answered with: JSON if there is nothing but answers, server-sent events
 * from the first notification on.
 */
final class HttpExchange implements Peer {
  private final HttpServerResponse response;
  private final boolean acceptsEvents;
  private final boolean answersTogether;
  private final boolean wantsAnswer;
  private final ToIntFunction<JsonObject> status;
  private final List<JsonObject> answers = new ArrayList<>();
  private final Function<HttpServerResponse, EventSink> opener;
  private Optional<EventSink> stream = Optional.empty();

  /** An exchange whose message gets one answer, or none. */
  HttpExchange(HttpServerRequest request, Incoming incoming, ToIntFunction<JsonObject> status) {
    this(request, incoming, status, false, SseStream::new);
  }

  /**
   * @param status of HTTP that goes with an answer
   * @param answersTogether whether answers are gathered and leave as one JSON array, or, should
   *     there be a notification, as events
   * @param opener turns the response into a stream
   */
  HttpExchange(
      HttpServerRequest request,
      Incoming incoming,
      ToIntFunction<JsonObject> status,
      boolean answersTogether,
      Function<HttpServerResponse, EventSink> opener) {
    this.response = request.response();
    this.acceptsEvents =
        request.headers().getAll(HttpHeaders.ACCEPT).stream()
            .anyMatch(accept -> accept.contains("text/event-stream"));
    this.answersTogether = answersTogether;
    this.wantsAnswer = asksForSomething(incoming);
    this.status = status;
    this.opener = opener;
  }

  /** Notifications for a client that takes no events are dropped: nothing else can be done. */
  @Override
  public Future<Void> send(JsonObject message) {
    boolean isNotification = message.containsKey("method");
    if (stream.isPresent() || (isNotification && isStreaming())) {
      return openStream().send(message);
    }
    if (response.ended() || response.closed()) {
      return Future.failedFuture("the client is gone, or has its answer");
    }
    return isNotification ? Future.succeededFuture() : answer(message);
  }

  @Override
  public Future<Void> send(JsonObject message, Supplier<Future<JsonObject>> again) {
    return stream.isPresent() || isStreaming() ? openStream().send(message, again) : send(message);
  }

  /** Lets the stream begin before there is anything to send, where there may be one. */
  void open() {
    if (stream.isEmpty() && isStreaming()) {
      openStream();
    }
  }

  /** To be called when nothing more will be sent. */
  void finish() {
    if (stream.isPresent()) {
      stream.get().end();
    } else if (response.ended() || response.closed()) {
      return;
    } else if (!answers.isEmpty()) {
      end(200, new JsonArray(answers).toBuffer());
    } else if (wantsAnswer && acceptsEvents) {
      // Cancelled: the request gets no answer, its exchange an end.
      openStream().end();
    } else {
      response.setStatusCode(202).end();
    }
  }

  /** To be called in equal intervals: proxies and clients give up on a silent response. */
  void keepAlive() {
    if (stream.isPresent() || isStreaming()) {
      openStream().keepAlive();
    }
  }

  /** Whether the answer can be a stream. */
  private boolean isStreaming() {
    return acceptsEvents && wantsAnswer && !response.ended() && !response.closed();
  }

  private static boolean asksForSomething(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Single(Message.Request _), Incoming.Malformed _ -> true;
      case Incoming.Single(Message.Notification _), Incoming.Single(Message.Response _) -> false;
      case Incoming.Batch(var entries) -> entries.stream().anyMatch(HttpExchange::asksForSomething);
    };
  }

  private EventSink openStream() {
    return stream.orElseGet(() -> {
      var opened = opener.apply(response);
      stream = Optional.of(opened);
      // Should one of these fail, so does what the stream was opened for.
      answers.forEach(opened::send);
      answers.clear();
      return opened;
    });
  }

  private Future<Void> answer(JsonObject message) {
    if (answersTogether) {
      answers.add(message);
      return Future.succeededFuture();
    }
    return end(status.applyAsInt(message), message.toBuffer());
  }

  private Future<Void> end(int statusCode, Buffer json) {
    return response
        .setStatusCode(statusCode)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(json);
  }
}
