package dev.vibesbox.gateway;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;

/**
 * Makes text messages of the frames of one WebSocket. Vert.x could do it, but would turn invalid
 * UTF-8 into U+FFFD and read binary messages to their end.
 */
final class TextAssembly {
  private final int limit;
  private Buffer bytes = Buffer.buffer();

  TextAssembly(int limit) {
    this.limit = limit;
  }

  /** What a frame led to. */
  sealed interface Assembled {
    /** Nothing yet; the message goes on, or the frame was none of a message. */
    record Nothing() implements Assembled {}

    record Text(String text) implements Assembled {}

    /** The connection has to end. */
    record Violation(WebSocketCloseStatus status, String reason) implements Assembled {}
  }

  Assembled add(WebSocketFrame frame) {
    return switch (frame.type()) {
      case TEXT, CONTINUATION -> append(frame);
      case BINARY ->
          new Assembled.Violation(WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "text messages only");
      case PING, PONG, CLOSE -> new Assembled.Nothing();
    };
  }

  private Assembled append(WebSocketFrame frame) {
    var part = frame.binaryData();
    if (bytes.length() + (long) part.length() > limit) {
      return new Assembled.Violation(
          WebSocketCloseStatus.MESSAGE_TOO_BIG, "over %d bytes".formatted(limit));
    }
    bytes.appendBuffer(part);
    return frame.isFinal() ? finish() : new Assembled.Nothing();
  }

  private Assembled finish() {
    var whole = bytes;
    bytes = Buffer.buffer();
    return Utf8.decode(whole)
        .<Assembled>map(Assembled.Text::new)
        .orElseGet(() ->
            new Assembled.Violation(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "invalid UTF-8"));
  }
}
