package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** The other end of a conversation. */
@FunctionalInterface
public interface Peer {

  /**
   * Sends one JSON-RPC message. Succeeds when the transport has taken it and has room for the next
   * one; fails when the other end is gone.
   */
  Future<Void> send(JsonObject message);

  /**
   * As above, for a message that can be made again: a transport that keeps what it sent, for a
   * client that lost its connection, need not keep this.
   */
  default Future<Void> send(JsonObject message, Supplier<Future<JsonObject>> again) {
    return send(message);
  }
}
