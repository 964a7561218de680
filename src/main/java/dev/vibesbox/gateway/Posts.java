package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Runs exchanges: keeps them alive while they last, and ends them. */
final class Posts {
  private static final Duration A_WHILE = Duration.ofMillis(200);

  private final Vertx vertx;
  private final Duration keepAlive;

  Posts(Vertx vertx, Duration keepAlive) {
    this.vertx = vertx;
    this.keepAlive = keepAlive;
  }

  /** Succeeds when the work is done and the exchange ended; fails as the work fails. */
  Future<Void> run(HttpExchange exchange, Supplier<Future<Void>> work) {
    return run(exchange, false, work);
  }

  /**
   * As above.
   *
   * @param isResumable whether the client gets a name to come back with as soon as the work turns
   *     out to take a while
   */
  Future<Void> run(HttpExchange exchange, boolean isResumable, Supplier<Future<Void>> work) {
    long signs = vertx.setPeriodic(keepAlive.toMillis(), _ -> exchange.keepAlive());
    var early = isResumable ? OptionalLong.of(openSoon(exchange)) : OptionalLong.empty();
    return Future.succeededFuture()
        .compose(_ -> work.get())
        .onComplete(_ -> {
          vertx.cancelTimer(signs);
          early.ifPresent(vertx::cancelTimer);
        })
        .onSuccess(_ -> exchange.finish());
  }

  private long openSoon(HttpExchange exchange) {
    return vertx.setTimer(A_WHILE.toMillis(), _ -> exchange.open());
  }
}
