package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import dev.vibesbox.mcp.Era;
import dev.vibesbox.mcp.Revision;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;

/** Finds the session that a request names, or refuses the request. */
final class SessionLookup {
  static final String HEADER = "Mcp-Session-Id";

  private final Sessions sessions;
  private final Refusal refusal;

  SessionLookup(Sessions sessions, Refusal refusal) {
    this.sessions = sessions;
    this.refusal = refusal;
  }

  /** Goes on with the session; what belongs to another principal is not found. */
  Future<Void> with(
      HttpServerRequest request, Requester requester, Function<Session, Future<Void>> next) {
    var refused = refusedVersion(request);
    if (refused.isPresent()) {
      return refusal.answer(request, refused.get());
    }
    var id = request.getHeader(HEADER);
    if (id == null) {
      return refusal.answer(request, new Refused(400, HEADER + " is missing: initialize first"));
    }
    return sessions
        .find(id, requester.principal())
        .map(next)
        .orElseGet(
            () -> refusal.answer(request, new Refused(404, "no such session: initialize again")));
  }

  /** A request without the header is one of an older client. */
  Optional<Refused> refusedVersion(HttpServerRequest request) {
    var version = request.getHeader(ModernHeaders.VERSION);
    return version == null || isLegacy(version)
        ? Optional.empty()
        : Optional.of(new Refused(400, "unsupported " + ModernHeaders.VERSION));
  }

  private static boolean isLegacy(String version) {
    return Revision.of(version.strip()).filter(it -> it.era() == Era.LEGACY).isPresent();
  }
}
