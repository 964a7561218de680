package dev.vibesbox;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.Listeners;
import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.ExecutorConfig;
import dev.vibesbox.executor.ExecutorVerticle;
import dev.vibesbox.executor.Settings;
import dev.vibesbox.gateway.GatewayVerticle;
import dev.vibesbox.gateway.Token;
import dev.vibesbox.gateway.TokenFile;
import dev.vibesbox.gateway.UnusableTokenFileException;
import dev.vibesbox.health.HealthVerticle;
import dev.vibesbox.mcp.Mcp;
import dev.vibesbox.mcp.Offer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.IntStream;

/** The composition root: the only place that wires the features together. */
final class Vibesbox {
  private static final int WORKERS = 4;

  final Vertx vertx;
  private final GatewayVerticle gateway;
  private final Optional<Token> token;
  private String gatewayDeployment = "";
  private String executorDeployment = "";

  private Vibesbox(Vertx vertx, GatewayVerticle gateway, Optional<Token> token) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.token = token;
  }

  /**
   * Reads what a start would read besides the configuration: the files of policy and redaction.
   *
   * @throws ConfigurationException with every problem of it
   */
  static void check(Configuration configuration) throws ConfigurationException {
    Rules.read(configuration);
  }

  /**
   * Deploys everything. Succeeds when the port is open; fails with a {@link CannotStartException}
   * for a reason that one sentence explains, else with whatever was thrown.
   *
   * @throws ConfigurationException as {@link #check} does
   */
  static Future<Vibesbox> start(Configuration configuration, Version version)
      throws ConfigurationException {
    return start(configuration, version, Offer.NOTHING);
  }

  /** As above, offering {@code more} beside what every server has. */
  static Future<Vibesbox> start(Configuration configuration, Version version, Offer more)
      throws ConfigurationException {
    var rules = Rules.read(configuration);
    try {
      Files.createDirectories(configuration.dataDir());
      var token = TokenFile.tokenFor(configuration.gateway(), configuration.dataDir());
      return deploy(configuration, rules.and(token), token, version, more);
    } catch (IOException e) {
      return Future.failedFuture(
          new CannotStartException(
              "the data directory %s cannot be used by user %s: %s"
                  .formatted(configuration.dataDir(), System.getProperty("user.name"), e)));
    } catch (UnusableTokenFileException e) {
      return Future.failedFuture(new CannotStartException(String.valueOf(e.getMessage())));
    }
  }

  /** The port that is open, also where the configuration said 0. */
  int port() {
    return gateway.port();
  }

  /** What clients have to present; empty where nothing is asked for. */
  Optional<Token> token() {
    return token;
  }

  /**
   * Refuses new work, stops every process, closes. Succeeds when nothing of it is left. The gateway
   * goes last: until everything has ended, clients hear what became of their commands.
   */
  Future<Void> close() {
    return lasting(vertx.undeploy(executorDeployment))
        .eventually(() -> lasting(vertx.undeploy(gatewayDeployment)))
        .eventually(() -> lasting(vertx.close()));
  }

  private static Future<Vibesbox> deploy(
      Configuration configuration,
      Rules rules,
      Optional<Token> token,
      Version version,
      Offer more) {
    var addresses = new Addresses(configuration.bus().prefix());
    var listeners = new Listeners(addresses, configuration.bus().maxPendingChunks());
    var vertx =
        listeners.vertx(
            new VertxOptions().setWorkerPoolSize(WORKERS).setInternalBlockingPoolSize(WORKERS));
    startWorkers(vertx);
    var limits = limits(configuration.executor());
    var executor = new ExecutorVerticle(settings(configuration, addresses, listeners, rules));
    var offer = Agents.offer(configuration, vertx, limits).and(more);
    var gateway =
        new GatewayVerticle(
            new GatewayVerticle.Settings(
                configuration.gateway(),
                configuration.mcp(),
                configuration.health(),
                addresses,
                token),
            new Mcp(Agents.options(configuration, version), offer));
    var box = new Vibesbox(vertx, gateway, token);
    var sandbox = new RequiredSandbox(addresses, configuration.sandbox().isRequired());
    return lasting(deploy(box, executor, health(configuration, addresses, rules.policy()), sandbox))
        .map(box)
        .recover(cause ->
            lasting(vertx.close())
                .transform(_ -> Future.failedFuture(CannotStartException.explaining(cause))));
  }

  /**
   * Each of the first tasks is given a thread of its own. Later there may be none to be had, and
   * whoever hands over a task then would lose it.
   */
  private static void startWorkers(Vertx vertx) {
    IntStream.range(0, WORKERS).forEach(i -> vertx.executeBlocking(() -> i, false));
  }

  private static Future<?> deploy(
      Vibesbox box, ExecutorVerticle executor, HealthVerticle health, RequiredSandbox sandbox) {
    return box.vertx
        .deployVerticle(executor, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
        .onSuccess(id -> box.executorDeployment = id)
        .compose(_ -> box.vertx.deployVerticle(health))
        .compose(_ -> box.vertx.deployVerticle(box.gateway))
        .onSuccess(id -> box.gatewayDeployment = id)
        .compose(_ -> sandbox.check(box.vertx));
  }

  /** A future of no event loop's: those do not live to hear of the end. */
  private static <T> Future<T> lasting(Future<T> future) {
    Promise<T> promise = Promise.promise();
    future.onComplete(promise);
    return promise.future();
  }

  private static HealthVerticle health(
      Configuration configuration, Addresses addresses, PolicyFile policy) {
    return new HealthVerticle(
        configuration.health(), addresses, Checks.of(configuration, addresses, policy));
  }

  static Settings settings(
      Configuration configuration, Addresses addresses, Listeners listeners, Rules rules) {
    return new Settings(
        addresses,
        listeners,
        configuration.executor(),
        configuration.limits(),
        configuration.output(),
        configuration.audit(),
        limits(configuration.executor()),
        configuration.workspace(),
        Walls.of(configuration),
        configuration.dataDir(),
        rules.policy().policy(),
        rules.redaction());
  }

  static CommandLimits limits(ExecutorConfig config) {
    return new CommandLimits(
        config.maxCommandChars(),
        config.maxStdinBytes(),
        config.defaultTimeout(),
        config.longestTimeout(),
        config.longestBackground(),
        config.shells());
  }
}
