package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An event of a stream, kept until its client has it for certain: as text, or only as the way to
 * make it again. Used only on the gateway's event loop.
 */
final class KeptEvent {
  /** An object and what it refers to, about. */
  private static final int OVERHEAD_BYTES = 256;

  private final long number;
  private final int bytes;
  private final Optional<Supplier<Future<JsonObject>>> again;
  private final Promise<Void> written = Promise.promise();
  private Optional<String> text;
  private boolean isPassedOn;

  private KeptEvent(
      long number, int bytes, String text, Optional<Supplier<Future<JsonObject>>> again) {
    this.number = number;
    this.bytes = bytes;
    this.text = Optional.of(text);
    this.again = again;
  }

  static KeptEvent whole(long number, JsonObject message) {
    var text = message.encode();
    return new KeptEvent(number, OVERHEAD_BYTES + text.length(), text, Optional.empty());
  }

  static KeptEvent repeatable(long number, JsonObject message, Supplier<Future<JsonObject>> again) {
    return new KeptEvent(number, OVERHEAD_BYTES, message.encode(), Optional.of(again));
  }

  /** Within its stream, from 1. */
  long number() {
    return number;
  }

  /** What keeping it takes, about. */
  int bytes() {
    return bytes;
  }

  /** The encoded message; what can be made again is, from the second time on. */
  Future<String> take() {
    var now = text;
    thin();
    return now.map(Future::succeededFuture)
        .orElseGet(() -> again.orElseThrow().get().map(JsonObject::encode));
  }

  /** Gives up the text of what can be made again. */
  void thin() {
    if (again.isPresent()) {
      text = Optional.empty();
    }
  }

  /** Is not counted any more, and goes as soon as it is written. */
  void passOn() {
    isPassedOn = true;
  }

  boolean isPassedOn() {
    return isPassedOn;
  }

  /** Succeeds when it was written once; fails when it was given up before. */
  Future<Void> written() {
    return written.future();
  }

  void noteWritten() {
    written.tryComplete();
  }

  void giveUp() {
    written.tryFail("the event is not kept any longer (mcp.replayBytes, mcp.replayEvents)");
  }
}
