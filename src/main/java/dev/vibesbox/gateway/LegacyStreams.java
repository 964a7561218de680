package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * What legacy clients GET, by <a
 * href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#listening-for-messages-from-the-server">
 * revision 2025-11-25</a>: what the server says unasked, or, with the name of the last event that
 * came, the rest of a stream that broke.
 */
final class LegacyStreams {
  private static final String LAST_EVENT = "Last-Event-ID";
  private static final Refused NOT_KEPT =
      new Refused(
          400,
          "nothing is kept after this "
              + LAST_EVENT
              + "; output can still be read with manage_process");

  private final SessionLookup lookup;
  private final Refusal refusal;

  LegacyStreams(SessionLookup lookup, Refusal refusal) {
    this.lookup = lookup;
    this.refusal = refusal;
  }

  /** Succeeds when the stream is open or refused. */
  Future<Void> get(HttpServerRequest request, Requester requester) {
    if (!takesEvents(request)) {
      return refusal.answer(request, new Refused(406, "a GET gets a text/event-stream"));
    }
    return lookup.with(request, requester, session -> open(request, session));
  }

  private Future<Void> open(HttpServerRequest request, Session session) {
    var onGone = session.connected();
    var last = request.getHeader(LAST_EVENT);
    if (last == null) {
      session.listen(request.response(), onGone);
      return Future.succeededFuture();
    }
    var isResumed =
        EventId.parse(last)
            .filter(event ->
                session
                    .streams()
                    .resume(event, request.response(), session.knowsPriming(), onGone));
    if (isResumed.isPresent()) {
      return Future.succeededFuture();
    }
    onGone.run();
    return refusal.answer(request, NOT_KEPT);
  }

  private static boolean takesEvents(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
        .filter(accept -> accept.contains("text/event-stream") || accept.contains("*/*"))
        .isPresent();
  }
}
