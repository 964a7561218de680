package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.jsonrpc.Codec;
import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.Mcp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;

/** MCP over Streamable HTTP, both eras on one path. Used only on the gateway's event loop. */
final class StreamableHttpTransport {
  private static final Incoming NOT_UTF8 =
      new Incoming.Malformed(
          new RpcError(RpcError.PARSE_ERROR, "the body is not valid UTF-8"), Optional.empty());

  private final Vertx vertx;
  private final GatewayConfig config;
  private final Sessions sessions;
  private final Refusal refusal;
  private final LegacyPosts legacy;
  private final LegacyStreams streams;
  private final ModernPosts modern;

  StreamableHttpTransport(
      Vertx vertx, Mcp mcp, GatewayConfig config, Sessions sessions, Refusal refusal) {
    this.vertx = vertx;
    var posts = new Posts(vertx, config.keepAlive());
    this.config = config;
    this.sessions = sessions;
    this.refusal = refusal;
    var lookup = new SessionLookup(sessions, refusal);
    this.legacy = new LegacyPosts(mcp, sessions, lookup, posts, refusal);
    this.streams = new LegacyStreams(lookup, refusal);
    this.modern = new ModernPosts(mcp, posts, refusal);
  }

  /** Succeeds when an admitted request is answered. */
  Future<Void> answer(HttpServerRequest request, Requester requester) {
    return switch (request.method().name()) {
      case "POST" -> post(request, requester);
      case "GET" -> streams.get(request, requester);
      case "DELETE" -> legacy.delete(request, requester);
      default -> {
        request.response().putHeader(HttpHeaders.ALLOW, "GET, POST, DELETE");
        yield refusal.answer(request, new Refused(405, "this path takes GET, POST and DELETE"));
      }
    };
  }

  /** Cancels what runs and ends every session. */
  void shutdown() {
    modern.cancelAll(StoppedBy.SHUTDOWN);
    sessions.endAll(StoppedBy.SHUTDOWN);
  }

  private Future<Void> post(HttpServerRequest request, Requester requester) {
    if (!isJson(request)) {
      return refusal.answer(request, new Refused(415, "the Content-Type must be application/json"));
    }
    return Body.read(vertx, request, config.maxMessageBytes(), config.requestTimeout())
        .compose(body ->
            switch (body) {
              case Refused refused -> refusal.answer(request, refused);
              case Body.Whole(var bytes) -> converse(request, requester, bytes);
            });
  }

  private Future<Void> converse(HttpServerRequest request, Requester requester, Buffer body) {
    var incoming = Utf8.decode(body).map(Codec::decode).orElse(NOT_UTF8);
    return ModernPosts.isModern(request, incoming)
        ? modern.post(request, requester, incoming)
        : legacy.post(request, requester, incoming);
  }

  private static boolean isJson(HttpServerRequest request) {
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }
}
