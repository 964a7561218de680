package dev.vibesbox.gateway;

import dev.vibesbox.command.Principal;
import dev.vibesbox.mcp.Conversation;
import dev.vibesbox.mcp.Revision;

/** One session of the legacy era over HTTP. */
final class Session {
  private final String id;
  private final Principal principal;
  private final Conversation conversation;
  private long lastUsed = System.nanoTime();

  Session(String id, Principal principal, Conversation conversation) {
    this.id = id;
    this.principal = principal;
    this.conversation = conversation;
  }

  String id() {
    return id;
  }

  Conversation conversation() {
    return conversation;
  }

  boolean belongsTo(Principal other) {
    return principal.equals(other);
  }

  /** One revision has batches; in every other the protocol refuses them as a whole. */
  boolean takesBatches() {
    return conversation.revision().filter(Revision.V2025_03_26.label()::equals).isPresent();
  }

  /** To be called when a request comes and when it is answered. */
  void touch() {
    lastUsed = System.nanoTime();
  }

  /** Whether no request waits for its answer. */
  boolean isIdle() {
    return conversation.requestsInFlight() == 0;
  }

  /** Nanoseconds since it was last used; none while it is not idle. */
  long idleNanos() {
    return isIdle() ? System.nanoTime() - lastUsed : 0;
  }
}
