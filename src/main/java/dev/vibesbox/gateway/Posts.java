package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs exchanges: keeps them alive while they last, and ends them. */
final class Posts {
  private final Vertx vertx;
  private final Duration keepAlive;

  Posts(Vertx vertx, Duration keepAlive) {
    this.vertx = vertx;
    this.keepAlive = keepAlive;
  }

  /** Succeeds when the work is done and the exchange ended; fails as the work fails. */
  Future<Void> run(HttpExchange exchange, Supplier<Future<Void>> work) {
    long timer = vertx.setPeriodic(keepAlive.toMillis(), _ -> exchange.keepAlive());
    return Future.succeededFuture()
        .compose(_ -> work.get())
        .onComplete(_ -> vertx.cancelTimer(timer))
        .onSuccess(_ -> exchange.finish());
  }
}
