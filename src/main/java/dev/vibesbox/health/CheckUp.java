package dev.vibesbox.health;

import dev.vibesbox.config.HealthConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several checks under one result, which is kept for a while: however often strangers ask, the work
 * is done once. Used only on the health verticle's event loop.
 */
final class CheckUp {
  private final HealthChecks checks;
  private final Duration cache;
  private Optional<Future<JsonObject>> latest = Optional.empty();
  private long doneAt;

  CheckUp(Vertx vertx, HealthConfig config, List<Check> members) {
    this.checks = HealthChecks.create(vertx);
    this.cache = config.cache();
    for (var check : members) {
      checks.register(
          check.name(), config.timeout().toMillis(), status -> run(vertx, check, status));
    }
  }

  /** Succeeds with the result in vertx-health-check's form and the time it was found. */
  Future<JsonObject> result() {
    return latest
        .filter(result -> !result.isComplete() || System.nanoTime() - doneAt < cache.toNanos())
        .orElseGet(this::anew);
  }

  private Future<JsonObject> anew() {
    var result =
        checks
            .checkStatus()
            .map(CheckResult::toJson)
            .map(json -> json.put("checked_at", Instant.now().toString()))
            .onComplete(_ -> doneAt = System.nanoTime());
    latest = Optional.of(result);
    return result;
  }

  /** The time limit may have completed the promise already. */
  private static void run(Vertx vertx, Check check, Promise<Status> status) {
    check.run(vertx).map(Status::OK).onSuccess(status::tryComplete).onFailure(status::tryFail);
  }
}
