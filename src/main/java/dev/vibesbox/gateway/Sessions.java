package dev.vibesbox.gateway;

import dev.vibesbox.command.Principal;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.config.McpConfig;
import dev.vibesbox.mcp.Conversation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of the legacy era over HTTP, bounded in number and in idle time. An id is a name, no
 * proof of identity: every request is admitted anew, and finds only what belongs to its principal.
 */
final class Sessions {
  private static final int ID_BYTES = 24;

  private final GatewayConfig config;
  private final ReplayBudget budget;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new HashMap<>();

  Sessions(GatewayConfig config, McpConfig limits) {
    this.config = config;
    this.budget = new ReplayBudget(limits);
  }

  /** Whether one more can be had: there is a place, or an idle session to give up its own. */
  boolean haveRoom() {
    return !isFull() || sessions.values().stream().anyMatch(Session::isIdle);
  }

  /** Prepares a session; it is not found before it is {@link #add added}. */
  Session create(Principal principal, Conversation conversation) {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Session(id, principal, conversation, budget);
  }

  /**
   * Takes a session in. Where the limit is reached, the longest idle one ends for it: few clients
   * say goodbye, and those that come back open a new session.
   */
  void add(Session session) {
    if (isFull()) {
      longestIdle().ifPresent(idle -> end(idle, StoppedBy.DISCONNECT));
    }
    sessions.put(session.id(), session);
  }

  Optional<Session> find(String id, Principal principal) {
    return Optional.ofNullable(sessions.get(id)).filter(session -> session.belongsTo(principal));
  }

  /** Ends a session and cancels what it still waits for. */
  void end(Session session, StoppedBy by) {
    sessions.remove(session.id());
    session.conversation().close(by);
    session.streams().closeAll();
  }

  void endAll(StoppedBy by) {
    List.copyOf(sessions.values()).forEach(session -> end(session, by));
  }

  /** To be called in equal intervals. */
  void keepAlive() {
    sessions.values().forEach(Session::keepAlive);
  }

  /** Ends those that were idle for too long; to be called now and then. */
  void expire() {
    long patience = config.sessionIdle().toNanos();
    List.copyOf(sessions.values()).stream()
        .filter(session -> session.idleNanos() > patience)
        .forEach(session -> end(session, StoppedBy.DISCONNECT));
  }

  private boolean isFull() {
    return sessions.size() >= config.maxSessions();
  }

  private Optional<Session> longestIdle() {
    return sessions.values().stream()
        .filter(Session::isIdle)
        .max(Comparator.comparingLong(Session::idleNanos));
  }
}
