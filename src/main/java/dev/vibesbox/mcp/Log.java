package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;

/** What one request has to say to its client beside progress, as {@code notifications/message}. */
public interface Log {

  /** Whether the client asked for messages of this level. */
  boolean takes(LogLevel level);

  /** Sends a message before the answer; does nothing where the client asked for none. */
  void say(LogLevel level, JsonObject data);
}
