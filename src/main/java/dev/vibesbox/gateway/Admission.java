package dev.vibesbox.gateway;

import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.Requester;
import dev.vibesbox.gateway.Verdict.Admitted;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides before anything is parsed whether a request comes in, for HTTP and for the upgrade to a
 * WebSocket alike: its {@code Host}, its {@code Origin}, its token.
 */
final class Admission {
  private static final String BEARER = "bearer ";
  private static final String TOKEN_PROTOCOL = "mcp.auth.";

  private final AllowedNames names;
  private final Optional<Token> token;

  Admission(AllowedNames names, Optional<Token> token) {
    this.names = names;
    this.token = token;
  }

  Verdict admit(HttpServerRequest request, Door door) {
    return refusedHost(request)
        .or(() -> refusedOrigin(request))
        .map(Verdict.class::cast)
        .orElseGet(() -> identify(request, door));
  }

  /**
   * A missing or repeated {@code Host} is a bad request by <a
   * href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112</a>. A host inside the
   * target replaces the header there; here both must be allowed, for honest clients send the same.
   */
  private Optional<Refused> refusedHost(HttpServerRequest request) {
    var hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.size() != 1) {
      return Optional.of(new Refused(400, "a request needs exactly one Host header"));
    }
    return Stream.concat(hosts.stream(), authority(request.uri())).allMatch(names::allowsHost)
        ? Optional.empty()
        : Optional.of(
            new Refused(403, "this Host is not allowed here (gateway.allowedHosts lists them)"));
  }

  /** What stands between the scheme and the path of a target, which most targets do not have. */
  private static Stream<String> authority(String target) {
    int scheme = target.indexOf("://");
    if (target.startsWith("/") || scheme < 0) {
      return Stream.empty();
    }
    int start = scheme + "://".length();
    int path = target.indexOf('/', start);
    return Stream.of(target.substring(start, path < 0 ? target.length() : path));
  }

  /** Browsers always send where a page comes from; other clients send nothing. */
  Optional<Refused> refusedOrigin(HttpServerRequest request) {
    return request.headers().getAll(HttpHeaders.ORIGIN).stream().allMatch(names::allowsOrigin)
        ? Optional.empty()
        : Optional.of(new Refused(403, "this Origin is not allowed here (gateway.allowedOrigins)"));
  }

  private Verdict identify(HttpServerRequest request, Door door) {
    if (token.isEmpty()) {
      return new Admitted(new Requester(Principal.ANYONE, door));
    }
    return shown(request, door).anyMatch(token.get()::matches)
        ? new Admitted(new Requester(Principal.TOKEN_HOLDER, door))
        : new Refused(401, "a bearer token is needed: Authorization: Bearer <token>");
  }

  /** A browser's WebSocket can set no header but the protocols it offers. */
  private static Stream<String> shown(HttpServerRequest request, Door door) {
    var bearer =
        request.headers().getAll(HttpHeaders.AUTHORIZATION).stream()
            .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(header -> header.substring(BEARER.length()).strip());
    return switch (door) {
      case HTTP, BUS -> bearer;
      case WEBSOCKET -> Stream.concat(bearer, offered(request));
    };
  }

  private static Stream<String> offered(HttpServerRequest request) {
    return request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .filter(protocol -> protocol.startsWith(TOKEN_PROTOCOL))
        .map(protocol -> protocol.substring(TOKEN_PROTOCOL.length()));
  }
}
