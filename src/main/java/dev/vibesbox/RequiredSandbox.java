package dev.vibesbox;

import dev.vibesbox.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The sandbox tried out when the port is open and before the server calls itself started. */
record RequiredSandbox(Addresses addresses, boolean isRequired) {
  private static final long PATIENCE_MILLIS = 15_000;

  /**
   * Has the executor try it out. Succeeds when it holds, or at once where it need not; fails with a
   * {@link CannotStartException} where it must and does not.
   */
  Future<Void> check(Vertx vertx) {
    var report =
        vertx
            .eventBus()
            .<JsonObject>request(
                addresses.sandbox(),
                new JsonObject(),
                new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS))
            .map(reply -> reply.body().getJsonArray("holes"));
    // Who does not require it is told by /health and the log.
    return isRequired
        ? report.transform(
            it -> it.succeeded() ? held(it.result()) : refusal(String.valueOf(it.cause())))
        : Future.succeededFuture();
  }

  private static Future<Void> held(JsonArray holes) {
    return holes.isEmpty() ? Future.succeededFuture() : refusal("a command may do " + holes);
  }

  private static Future<Void> refusal(String reason) {
    return Future.failedFuture(
        new CannotStartException(
            "the sandbox does not hold: %s; sandbox.required refuses to run without"
                .formatted(reason)));
  }
}
