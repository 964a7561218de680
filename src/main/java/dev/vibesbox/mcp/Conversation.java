package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Incoming;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * One scope of requests: a WebSocket, a legacy HTTP session, or a single exchange of the modern
 * era. In-flight requests, the negotiated revision and the tools' memory live here. Used only on
 * one event loop.
 */
public final class Conversation {

  Conversation(Requester requester) {}

  /**
   * Handles what came in; every answer and every notification that belongs to it goes to {@code
   * peer}. Succeeds when everything asked for is answered or cancelled; never fails because of what
   * the other end sent.
   */
  public Future<Void> receive(Incoming incoming, Peer peer) {
    return Future.failedFuture("not yet");
  }

  /** The revision a legacy client negotiated; empty before {@code initialize}. */
  public Optional<String> revision() {
    return Optional.empty();
  }

  /** Cancels what is in flight. Nothing is sent any more. */
  public void close(StoppedBy by) {}
}
