package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /health} and below, answered by whoever listens at the event bus's health address.
 *
 * <p>No token is asked for, and no particular {@code Host}: container engines and orchestrators
 * probe with whatever name or address they know. Nothing secret is in the answer, and its result is
 * cached, so that polling makes no work.
 */
final class HealthRoutes {
  private static final Map<String, String> CHECKS =
      Map.of("/health", "all", "/health/ready", "ready", "/health/live", "live");
  private static final JsonObject SILENT =
      new JsonObject()
          .put("status", "DOWN")
          .put("checks", new JsonArray())
          .put("outcome", "DOWN")
          .put("cause", "the health checks did not answer in time");

  private final Vertx vertx;
  private final String address;
  private final DeliveryOptions patience;
  private final Refusal refusal;

  /**
   * @param patience for the answer; longer than the checks' own
   */
  HealthRoutes(Vertx vertx, String address, Duration patience, Refusal refusal) {
    this.vertx = vertx;
    this.address = address;
    this.patience = new DeliveryOptions().setSendTimeout(patience.toMillis());
    this.refusal = refusal;
  }

  /** The check a path stands for. */
  static Optional<String> check(String path) {
    return Optional.ofNullable(CHECKS.get(path));
  }

  /** Answers 200 or 503, and 405 to anything but GET and HEAD. */
  Future<Void> answer(HttpServerRequest request, String check) {
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      return refusal.answer(request, new Refused(405, "health is asked for with GET or HEAD"));
    }
    return vertx
        .eventBus()
        .<JsonObject>request(address, new JsonObject().put("check", check), patience)
        .map(reply -> reply.body())
        .otherwise(SILENT)
        .compose(health -> write(request, health));
  }

  private static Future<Void> write(HttpServerRequest request, JsonObject health) {
    return request
        .response()
        .setStatusCode("UP".equals(health.getString("outcome")) ? 200 : 503)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(health.toBuffer());
  }
}
