package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.jsonrpc.Message;
import dev.vibesbox.mcp.Era;
import dev.vibesbox.mcp.Mcp;
import dev.vibesbox.mcp.Peer;
import dev.vibesbox.mcp.Revision;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/**
 * What legacy clients post, by <a
 * href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http">
 * revision 2025-11-25</a>: {@code initialize} opens a session, everything else belongs to one. A
 * client that goes away leaves its requests running; {@code notifications/cancelled} or the end of
 * the session stops them.
 */
final class LegacyPosts {
  static final String SESSION = "Mcp-Session-Id";

  private final Mcp mcp;
  private final Sessions sessions;
  private final Posts posts;
  private final Refusal refusal;

  LegacyPosts(Mcp mcp, Sessions sessions, Posts posts, Refusal refusal) {
    this.mcp = mcp;
    this.sessions = sessions;
    this.posts = posts;
    this.refusal = refusal;
  }

  /** Succeeds when the request is answered. */
  Future<Void> post(HttpServerRequest request, Requester requester, Incoming incoming) {
    var version = request.getHeader(ModernHeaders.VERSION);
    if (version != null && !isLegacy(version)) {
      return refusal.answer(request, new Refused(400, "unsupported " + ModernHeaders.VERSION));
    }
    return isInitialize(incoming)
        ? initialize(request, requester, incoming)
        : inSession(request, requester, session -> converse(request, session, incoming));
  }

  /** Ends a session and whatever still runs in it. */
  Future<Void> delete(HttpServerRequest request, Requester requester) {
    return inSession(
        request,
        requester,
        session -> {
          sessions.end(session, StoppedBy.DISCONNECT);
          return request.response().setStatusCode(204).end();
        });
  }

  private Future<Void> initialize(
      HttpServerRequest request, Requester requester, Incoming incoming) {
    if (!sessions.haveRoom()) {
      return refusal.answer(
          request, new Refused(429, "too many sessions, and all are busy (gateway.maxSessions)"));
    }
    var session = sessions.create(requester.principal(), mcp.converse(requester));
    var exchange = new HttpExchange(request, incoming, HttpStatuses::legacy);
    Peer peer =
        message -> {
          if (message.containsKey("result")) {
            sessions.add(session);
            request.response().putHeader(SESSION, session.id());
          }
          return exchange.send(message);
        };
    return posts.run(exchange, () -> session.conversation().receive(incoming, peer, Era.LEGACY));
  }

  private Future<Void> converse(HttpServerRequest request, Session session, Incoming incoming) {
    boolean isBatch = incoming instanceof Incoming.Batch && session.takesBatches();
    var exchange = new HttpExchange(request, incoming, HttpStatuses::legacy, isBatch);
    session.touch();
    return posts
        .run(exchange, () -> session.conversation().receive(incoming, exchange, Era.LEGACY))
        .onComplete(_ -> session.touch());
  }

  /** Goes on with the session that the request names, or refuses. */
  private Future<Void> inSession(
      HttpServerRequest request, Requester requester, Function<Session, Future<Void>> next) {
    var id = request.getHeader(SESSION);
    if (id == null) {
      return refusal.answer(request, new Refused(400, SESSION + " is missing: initialize first"));
    }
    return sessions
        .find(id, requester.principal())
        .map(next)
        .orElseGet(
            () -> refusal.answer(request, new Refused(404, "no such session: initialize again")));
  }

  private static boolean isInitialize(Incoming incoming) {
    return incoming instanceof Incoming.Single(Message.Request(_, var method, _))
        && method.equals("initialize");
  }

  private static boolean isLegacy(String version) {
    return Revision.of(version.strip()).filter(it -> it.era() == Era.LEGACY).isPresent();
  }
}
