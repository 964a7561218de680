package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** Live output of one request, as {@code notifications/progress}. */
public interface Progress {

  /**
   * One message.
   *
   * @param text as it came
   * @param meta the notification's {@code _meta}; may be empty
   */
  record Report(String text, JsonObject meta) {}

  /** Whether the request carried a progress token. */
  boolean isWanted();

  /**
   * Sends one message; the counter in {@code progress} grows by one. Succeeds when the transport
   * has room for the next one, at once where none is wanted; fails, with nothing sent, when the
   * client is gone or the request was answered or cancelled. Reports wait in line, in memory: make
   * the next one when this one has succeeded.
   */
  Future<Void> report(Report report);

  /** As above, for a report that can be made again should the connection break, and is long. */
  Future<Void> report(Report report, Supplier<Future<Report>> again);

  default Future<Void> report(String text, JsonObject meta) {
    return report(new Report(text, meta));
  }
}
