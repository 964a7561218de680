package dev.vibesbox.health;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.BadArgument;
import dev.vibesbox.bus.Body;
import dev.vibesbox.config.HealthConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers at the bus's health address. The body {@code {"check": "all" | "ready" | "live"}} says
 * which checks; without one it is all. To be live the event loop has to turn; to be ready,
 * everything has to work.
 */
public final class HealthVerticle extends VerticleBase {
  private static final int BAD_ARGUMENT = 400;
  private static final int BROKEN = 500;

  private final HealthConfig config;
  private final Addresses addresses;
  private final EventLoopCheck eventLoop;
  private final List<Check> others;
  private Optional<CheckUp> live = Optional.empty();
  private Optional<CheckUp> all = Optional.empty();

  /**
   * @param others everything beside the event loop that has to work
   */
  public HealthVerticle(HealthConfig config, Addresses addresses, List<Check> others) {
    this.config = config;
    this.addresses = addresses;
    this.eventLoop = new EventLoopCheck(config.longestDelay());
    this.others = List.copyOf(others);
  }

  /** Succeeds when health can be asked for. */
  @Override
  public Future<?> start() {
    List<Check> every = new ArrayList<>(others);
    every.addFirst(eventLoop);
    every.forEach(check -> check.start(vertx));
    live = Optional.of(new CheckUp(vertx, config, List.of(eventLoop)));
    all = Optional.of(new CheckUp(vertx, config, every));
    return vertx.eventBus().<Object>consumer(addresses.health(), this::answer).completion();
  }

  private void answer(Message<Object> request) {
    checkUp(wanted(request))
        .ifPresentOrElse(
            checkUp -> reply(request, checkUp),
            () -> request.fail(BAD_ARGUMENT, "check is one of all, ready, live"));
  }

  private static void reply(Message<Object> request, CheckUp checkUp) {
    checkUp
        .result()
        .onSuccess(request::reply)
        .onFailure(_ -> request.fail(BROKEN, "the checks could not be run"));
  }

  /** What is to be checked; no body means everything, and nonsense nothing there is. */
  private static String wanted(Message<Object> request) {
    try {
      return request.body() == null
          ? "all"
          : String.valueOf(Body.of(request).getValue("check", "all"));
    } catch (BadArgument _) {
      return "";
    }
  }

  private Optional<CheckUp> checkUp(String name) {
    return switch (name) {
      case "live" -> live;
      case "ready", "all" -> all;
      default -> Optional.empty();
    };
  }
}
