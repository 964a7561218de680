package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.jsonrpc.Message;
import dev.vibesbox.mcp.Era;
import dev.vibesbox.mcp.Mcp;
import dev.vibesbox.mcp.Peer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;
import java.util.function.Function;

/**
 * What legacy clients post, by <a
 * href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http">
 * revision 2025-11-25</a>: {@code initialize} opens a session, everything else belongs to one. A
 * client that goes away leaves its requests running; {@code notifications/cancelled} or the end of
 * the session stops them.
 */
final class LegacyPosts {
  static final String SESSION = SessionLookup.HEADER;

  private final Mcp mcp;
  private final Sessions sessions;
  private final SessionLookup lookup;
  private final Posts posts;
  private final Refusal refusal;

  LegacyPosts(Mcp mcp, Sessions sessions, SessionLookup lookup, Posts posts, Refusal refusal) {
    this.mcp = mcp;
    this.sessions = sessions;
    this.lookup = lookup;
    this.posts = posts;
    this.refusal = refusal;
  }

  /** Succeeds when the request is answered. */
  Future<Void> post(HttpServerRequest request, Requester requester, Incoming incoming) {
    return isInitialize(incoming)
        ? lookup
            .refusedVersion(request)
            .map(refused -> refusal.answer(request, refused))
            .orElseGet(() -> initialize(request, requester, incoming))
        : lookup.with(request, requester, session -> converse(request, session, incoming));
  }

  /** Ends a session and whatever still runs in it. */
  Future<Void> delete(HttpServerRequest request, Requester requester) {
    return lookup.with(
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
    var client = requester.as("session " + UUID.randomUUID());
    var session = sessions.create(requester.principal(), mcp.converse(client));
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
    var onGone = session.connected();
    request.response().closeHandler(_ -> onGone.run());
    Function<HttpServerResponse, EventSink> opener = response -> session.answer(response, onGone);
    var exchange =
        new HttpExchange(
            request,
            incoming,
            HttpStatuses::legacy,
            incoming instanceof Incoming.Batch && session.takesBatches(),
            opener);
    return posts
        .run(
            exchange,
            session.knowsPriming(),
            () -> session.conversation().receive(incoming, exchange, Era.LEGACY))
        .onComplete(_ -> onGone.run());
  }

  private static boolean isInitialize(Incoming incoming) {
    return incoming instanceof Incoming.Single(Message.Request(_, var method, _))
        && method.equals("initialize");
  }
}
