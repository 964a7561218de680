package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Live output of one request, as {@code notifications/progress}. */
public interface Progress {

  /** Whether the request carried a progress token. */
  boolean isWanted();

  /**
   * Sends one message; the counter in {@code progress} grows by one. Succeeds when the transport
   * has room for the next one, at once where none is wanted; fails, with nothing sent, when the
   * client is gone or the request was answered or cancelled. Reports wait in line, in memory: make
   * the next one when this one has succeeded.
   *
   * @param message text as it came
   * @param meta the notification's {@code _meta}; may be empty
   */
  Future<Void> report(String message, JsonObject meta);
}
