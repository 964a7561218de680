package dev.vibesbox.mcp;

import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Outgoing;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of one conversation that wait for their answer, by id. A cancelled one leaves at
 * once, but its place is taken until its work has wound down: otherwise calling and cancelling in
 * turn would start work without limit.
 */
final class InFlight {
  private static final Logger LOG = System.getLogger(InFlight.class.getName());

  private final Map<Id, Exchange> exchanges = new HashMap<>();
  private final int places;
  private int taken;

  InFlight(int places) {
    this.places = places;
  }

  boolean contains(Id id) {
    return exchanges.containsKey(id);
  }

  int size() {
    return exchanges.size();
  }

  /** Lets a step pass if there is a place for it; what is answered at once needs none. */
  Step admit(Step step) {
    return step instanceof Step.Work && taken >= places ? full() : step;
  }

  /** Starts the work; succeeds when it is answered or cancelled, and never fails. */
  Future<Void> run(Step.Work work, Id id, Peer peer) {
    var exchange = open(id, peer);
    Future.succeededFuture()
        .compose(_ -> work.start().apply(exchange))
        .onComplete(_ -> taken--)
        .map(result -> Outgoing.result(id, result))
        .otherwise(failure -> error(work, id, exchange, failure))
        .onSuccess(exchange::answer);
    return exchange.end();
  }

  /** Does nothing where no such request waits: it may just have been answered. */
  void cancel(Id id, StoppedBy by) {
    Optional.ofNullable(exchanges.get(id)).ifPresent(exchange -> exchange.cancel(by));
  }

  void cancelAll(StoppedBy by) {
    List.copyOf(exchanges.values()).forEach(exchange -> exchange.cancel(by));
  }

  private Exchange open(Id id, Peer peer) {
    taken++;
    var exchange = new Exchange(peer);
    exchanges.put(id, exchange);
    exchange.end().onComplete(_ -> exchanges.remove(id, exchange));
    return exchange;
  }

  private static JsonObject error(Step.Work work, Id id, Exchange exchange, Throwable failure) {
    return failure instanceof RequestRefused refused
        ? Outgoing.error(Optional.of(id), refused.error())
        : broken(work, id, exchange, failure);
  }

  /** The client learns that it is not its fault, and nothing of our insides. */
  private static JsonObject broken(Step.Work work, Id id, Exchange exchange, Throwable failure) {
    // Whoever works for a client that went away fails as a matter of course.
    LOG.log(exchange.isAbandoned() ? Level.DEBUG : Level.ERROR, work.name() + " failed", failure);
    var reason = work.name() + " failed inside the server; the server's log says why";
    return Outgoing.error(Optional.of(id), new RpcError(RpcError.INTERNAL_ERROR, reason));
  }

  private Step full() {
    var reason =
        "%d requests are in flight, which is the limit; wait for an answer or cancel one"
            .formatted(places);
    return new Step.Refused(new RpcError(ErrorCode.TOO_MANY_REQUESTS, reason));
  }
}
