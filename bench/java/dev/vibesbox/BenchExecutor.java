package dev.vibesbox;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.Listeners;
import dev.vibesbox.config.Configuration;
import dev.vibesbox.executor.ExecutorVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An executor as the server configures it, spoken to through its service door. */
final class BenchExecutor implements AutoCloseable {
  private static final Addresses ADDRESSES = new Addresses("vibesbox");

  final Vertx vertx;

  private BenchExecutor(Vertx vertx) {
    this.vertx = vertx;
  }

  /** With the defaults, and what these {@code VIBESBOX_} variables say. */
  static BenchExecutor start(Map<String, String> variables) throws Exception {
    var folder = Files.createTempDirectory("vibesbox-bench");
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("VIBESBOX_DATA_DIR", folder.resolve("data").toString());
    environment.put("VIBESBOX_WORKSPACE", folder.resolve("workspace").toString());
    Files.createDirectories(folder.resolve("data"));
    var configuration = Configuration.read(Optional.<Path>empty(), environment);
    var listeners = new Listeners(ADDRESSES, configuration.bus().maxPendingChunks());
    var executor =
        new BenchExecutor(listeners.vertx(new VertxOptions().setWorkerPoolSize(4)));
    var rules = Rules.read(configuration);
    var settings = Vibesbox.settings(configuration, ADDRESSES, listeners, rules);
    var worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    await(executor.vertx.deployVerticle(new ExecutorVerticle(settings), worker));
    return executor;
  }

  Future<JsonObject> execute(JsonObject arguments) {
    return ask(ADDRESSES.execute(), arguments);
  }

  Future<JsonObject> manage(JsonObject arguments) {
    return ask(ADDRESSES.process(), arguments);
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
  }

  private Future<JsonObject> ask(String address, JsonObject arguments) {
    var options = new DeliveryOptions().setSendTimeout(300_000);
    return vertx.eventBus().<JsonObject>request(address, arguments, options).map(it -> it.body());
  }
}
