package dev.vibesbox.health;

import dev.vibesbox.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The audit log can be written. Where commands run without ({@code audit.required} is false), it is
 * told as a warning.
 */
public final class AuditCheck implements Check {
  private final String address;
  private final DeliveryOptions patience;

  public AuditCheck(Addresses addresses, Duration timeout) {
    this.address = addresses.audit();
    this.patience = new DeliveryOptions().setSendTimeout(timeout.toMillis());
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public Future<JsonObject> run(Vertx vertx) {
    return vertx
        .eventBus()
        .<JsonObject>request(address, new JsonObject(), patience)
        .compose(reply -> judged(reply.body()));
  }

  private static Future<JsonObject> judged(JsonObject report) {
    var failure = report.getString("failure");
    var sentence = "the audit log cannot be written: " + failure;
    report.remove("failure");
    if (failure == null) {
      return Future.succeededFuture(report);
    }
    return report.getBoolean("required")
        ? Future.failedFuture(sentence)
        : Future.succeededFuture(report.put("warning", sentence));
  }
}
