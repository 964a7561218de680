package dev.vibesbox.executor;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.Listeners;
import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import dev.vibesbox.config.ExecutorConfig;
import dev.vibesbox.config.LimitsConfig;
import dev.vibesbox.config.OutputConfig;
import dev.vibesbox.config.ReaderConfig;
import dev.vibesbox.policy.Policy;
import dev.vibesbox.policy.PolicyRules;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.sandbox.Confinement;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A real executor on an event bus of its own, spoken to as any other service would. */
final class Executor implements AutoCloseable {
  static final LimitsConfig LIMITS = new LimitsConfig(1024, 0, 0, 0, 0, 0, 16, 1024, 500, 10);

  static final AuditConfig AUDIT =
      new AuditConfig(
          Optional.empty(), true, 16 << 20, 8, 1 << 20, AuditConfig.Sync.SECOND, 10_000, false);

  private static final Addresses ADDRESSES = new Addresses("test");

  private final Listeners listeners = new Listeners(ADDRESSES, 512);
  private final Vertx vertx = listeners.vertx(new VertxOptions());
  final Path workspace;
  final Path dataDir;

  private final LimitsConfig limits;
  private final int maxRunning;
  private final int maxRunningPerClient;

  private Executor(
      Path workspace, Path dataDir, LimitsConfig limits, int maxRunning, int maxRunningPerClient) {
    this.workspace = workspace;
    this.dataDir = dataDir;
    this.limits = limits;
    this.maxRunning = maxRunning;
    this.maxRunningPerClient = maxRunningPerClient;
  }

  static Executor start() throws Exception {
    return start(settings -> settings);
  }

  /** On a data directory that an earlier one may have had. */
  static Executor start(Path dataDir) throws Exception {
    return start(dataDir, LIMITS, 40, 40, settings -> settings);
  }

  static Executor start(LimitsConfig limits) throws Exception {
    return start(freshDataDir(), limits, 40, 40, settings -> settings);
  }

  /** With other settings. */
  static Executor start(UnaryOperator<Settings> changed) throws Exception {
    return start(freshDataDir(), LIMITS, 40, 40, changed);
  }

  static Executor start(int maxRunning, int maxRunningPerClient) throws Exception {
    return start(freshDataDir(), LIMITS, maxRunning, maxRunningPerClient, settings -> settings);
  }

  private static Path freshDataDir() throws IOException {
    return Files.createTempDirectory("vibesbox-data");
  }

  private static Executor start(
      Path dataDir,
      LimitsConfig limits,
      int maxRunning,
      int maxRunningPerClient,
      UnaryOperator<Settings> changed)
      throws Exception {
    var workspace = Files.createTempDirectory("vibesbox-workspace");
    var executor = new Executor(workspace, dataDir, limits, maxRunning, maxRunningPerClient);
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    await(
        executor.vertx.deployVerticle(
            new ExecutorVerticle(changed.apply(executor.settings())), options));
    return executor;
  }

  /** Runs a command and waits for its answer. */
  JsonObject run(String command) throws Exception {
    return execute(new JsonObject().put("command", command));
  }

  JsonObject execute(JsonObject arguments) throws Exception {
    return await(ask(ADDRESSES.execute(), arguments));
  }

  JsonObject manage(JsonObject arguments) throws Exception {
    return await(ask(ADDRESSES.process(), arguments));
  }

  Future<JsonObject> ask(JsonObject arguments) {
    return ask(ADDRESSES.execute(), arguments);
  }

  Future<JsonObject> askProcess(JsonObject arguments) {
    return ask(ADDRESSES.process(), arguments);
  }

  JsonObject selfTest() throws Exception {
    return await(ask(ADDRESSES.selfTest(), new JsonObject()));
  }

  Future<JsonObject> sandbox() {
    return ask(ADDRESSES.sandbox(), new JsonObject());
  }

  Vertx vertx() {
    return vertx;
  }

  Addresses addresses() {
    return ADDRESSES;
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  static Settings with(Settings given, OutputConfig output, Policy policy) {
    return with(given, given.executor(), output, given.audit(), given.confinement(), policy);
  }

  static Settings with(Settings given, AuditConfig audit) {
    return with(
        given, given.executor(), given.output(), audit, given.confinement(), given.policy());
  }

  static Settings with(Settings given, Confinement confinement) {
    return with(
        given, given.executor(), given.output(), given.audit(), confinement, given.policy());
  }

  /** SIGKILL this long after SIGTERM. */
  static Settings with(Settings given, Duration grace) {
    var config = given.executor();
    var changed =
        new ExecutorConfig(
            config.shells(),
            config.maxCommandChars(),
            config.defaultTimeout(),
            config.longestTimeout(),
            config.longestBackground(),
            grace,
            config.maxRunning(),
            config.maxRunningPerClient(),
            config.keptFinished(),
            config.keptFinishedFor(),
            config.maxStdinBytes(),
            config.maxPendingInputBytes(),
            config.minFreeBytes(),
            config.environment());
    return with(given, changed, given.output(), given.audit(), given.confinement(), given.policy());
  }

  private static Settings with(
      Settings given,
      ExecutorConfig executor,
      OutputConfig output,
      AuditConfig audit,
      Confinement confinement,
      Policy policy) {
    return new Settings(
        given.addresses(),
        given.listeners(),
        executor,
        given.commands(),
        output,
        audit,
        given.limits(),
        given.workspace(),
        confinement,
        given.dataDir(),
        policy,
        given.redaction());
  }

  private Future<JsonObject> ask(String address, JsonObject body) {
    var options = new DeliveryOptions().setSendTimeout(60_000);
    return vertx.eventBus().<JsonObject>request(address, body, options).map(it -> it.body());
  }

  /** As shipped. */
  private static Confinement confinement() throws IOException, ConfigurationException {
    var data = Files.createTempDirectory("vibesbox-data");
    var shipped = Configuration.read(Optional.empty(), Map.of("VIBESBOX_DATA_DIR", "/nowhere"));
    return new Confinement(shipped.sandbox(), data.resolve("tmp"), List.of(data));
  }

  private Settings settings() throws IOException, ConfigurationException {
    var shells = List.of("/bin/sh", "/bin/bash");
    var config =
        new ExecutorConfig(
            shells,
            10_000,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofSeconds(2),
            maxRunning,
            maxRunningPerClient,
            100,
            Duration.ofHours(1),
            1 << 20,
            256 << 10,
            0,
            Map.of());
    var limits =
        new CommandLimits(
            10_000,
            1 << 20,
            config.defaultTimeout(),
            config.longestTimeout(),
            config.longestBackground(),
            shells);
    var output =
        new OutputConfig(64 << 10, 8 << 20, 256 << 20, Duration.ofMillis(10), ReaderConfig.DEFAULT);
    return new Settings(
        ADDRESSES,
        listeners,
        config,
        this.limits,
        output,
        AUDIT,
        limits,
        workspace,
        confinement(),
        dataDir,
        Policy.of(new PolicyRules.Open()),
        Redaction.standard());
  }
}
