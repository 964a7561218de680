package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The other end of a conversation. */
@FunctionalInterface
public interface Peer {

  /**
   * Sends one JSON-RPC message. Succeeds when the transport has taken it and has room for the next
   * one; fails when the other end is gone.
   */
  Future<Void> send(JsonObject message);
}
