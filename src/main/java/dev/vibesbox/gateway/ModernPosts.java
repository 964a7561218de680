package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.jsonrpc.Message;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Outgoing;
import dev.vibesbox.mcp.Conversation;
import dev.vibesbox.mcp.Era;
import dev.vibesbox.mcp.Mcp;
import dev.vibesbox.mcp.MetaKey;
import dev.vibesbox.mcp.Revision;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What modern clients post, by <a
 * href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">
 * revision 2026-07-28</a>: each exchange is a conversation of its own, and a client that goes away
 * has cancelled it.
 */
final class ModernPosts {
  private final Mcp mcp;
  private final Posts posts;
  private final Refusal refusal;
  private final Set<Conversation> open = new HashSet<>();

  ModernPosts(Mcp mcp, Posts posts, Refusal refusal) {
    this.mcp = mcp;
    this.posts = posts;
    this.refusal = refusal;
  }

  /** Whether header or body say so; what nobody can read needs no session either. */
  static boolean isModern(HttpServerRequest request, Incoming incoming) {
    return switch (incoming) {
      case Incoming.Malformed _ -> true;
      case Incoming.Single(var message) -> Era.of(message) == Era.MODERN || hasHeader(request);
      case Incoming.Batch _ -> hasHeader(request);
    };
  }

  /** Succeeds when the request is answered. */
  Future<Void> post(HttpServerRequest request, Requester requester, Incoming incoming) {
    return switch (incoming) {
      case Incoming.Single(Message.Response _) ->
          refusal.answer(request, new Refused(400, "this server asks nothing: no responses"));
      case Incoming.Single(Request asked) -> ask(request, requester, incoming, asked);
      case Incoming.Single(Message.Notification _), Incoming.Batch _, Incoming.Malformed _ ->
          converse(
              request,
              requester,
              incoming,
              new HttpExchange(request, incoming, HttpStatuses::modern));
    };
  }

  void cancelAll(StoppedBy by) {
    List.copyOf(open).forEach(conversation -> conversation.close(by));
  }

  /**
   * The order of the checks is the specification's: what a request says of itself, headers, rest.
   */
  private Future<Void> ask(
      HttpServerRequest request, Requester requester, Incoming incoming, Request asked) {
    var version = ownVersion(asked);
    if (version.isEmpty()) {
      return converse(request, requester, incoming, new HttpExchange(request, incoming, _ -> 400));
    }
    var exchange = new HttpExchange(request, incoming, HttpStatuses::modern);
    return new ModernHeaders(request.headers(), mcp::mirrored)
        .mismatch(asked, version.get())
        .map(error -> exchange.send(Outgoing.error(Optional.of(asked.id()), error)))
        .orElseGet(() -> converse(request, requester, incoming, exchange));
  }

  private Future<Void> converse(
      HttpServerRequest request, Requester requester, Incoming incoming, HttpExchange exchange) {
    var conversation = mcp.converse(requester);
    open.add(conversation);
    request.response().closeHandler(_ -> conversation.close(StoppedBy.DISCONNECT));
    return posts
        .run(exchange, () -> conversation.receive(incoming, exchange, Era.MODERN))
        .onComplete(_ -> open.remove(conversation));
  }

  /** The version of a request that describes itself as every request must. */
  private static Optional<String> ownVersion(Request request) {
    return request.params().getValue("_meta") instanceof JsonObject meta
            && meta.getValue(MetaKey.PROTOCOL_VERSION) instanceof String version
            && meta.getValue(MetaKey.CLIENT_CAPABILITIES) instanceof JsonObject
        ? Optional.of(version)
        : Optional.empty();
  }

  private static boolean hasHeader(HttpServerRequest request) {
    var version = request.getHeader(ModernHeaders.VERSION);
    return version != null
        && Revision.of(version.strip()).filter(it -> it.era() == Era.MODERN).isPresent();
  }
}
