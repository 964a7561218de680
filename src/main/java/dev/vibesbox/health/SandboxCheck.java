package dev.vibesbox.health;

import dev.vibesbox.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The sandbox holds: a command that tried to get out could not. The executor tries it once after
 * its start; what the kernel lacks is told as a warning, for it was known and accepted.
 */
public final class SandboxCheck implements Check {
  private final String address;
  private final DeliveryOptions patience;

  public SandboxCheck(Addresses addresses, Duration timeout) {
    this.address = addresses.sandbox();
    this.patience = new DeliveryOptions().setSendTimeout(timeout.toMillis());
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public Future<JsonObject> run(Vertx vertx) {
    return vertx
        .eventBus()
        .<JsonObject>request(address, new JsonObject(), patience)
        .map(reply -> reply.body())
        .compose(report ->
            report.getJsonArray("holes").isEmpty()
                ? Future.succeededFuture(report)
                : Future.failedFuture(
                    "the sandbox does not hold: " + report.getJsonArray("holes")));
  }
}
