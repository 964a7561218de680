package dev.vibesbox.health;

import dev.vibesbox.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Commands run: the executor starts {@code /bin/true} and sees its end. */
public final class ExecutorCheck implements Check {
  private static final int BUSY = 429;

  private final String address;
  private final DeliveryOptions patience;

  public ExecutorCheck(Addresses addresses, Duration timeout) {
    this.address = addresses.selfTest();
    this.patience = new DeliveryOptions().setSendTimeout(timeout.toMillis());
  }

  @Override
  public String name() {
    return "executor";
  }

  /** An executor with as many processes as it may have works, and has no room for the trial. */
  @Override
  public Future<JsonObject> run(Vertx vertx) {
    return vertx
        .eventBus()
        .request(address, new JsonObject(), patience)
        .map(_ -> new JsonObject())
        .recover(failure ->
            failure instanceof ReplyException reply && reply.failureCode() == BUSY
                ? Future.succeededFuture(new JsonObject().put("busy", true))
                : Future.failedFuture(failure));
  }
}
