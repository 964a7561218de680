package dev.vibesbox;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.mcp.Offer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The whole server in this process, on a free port, as a user would start it. */
public final class TestBox implements AutoCloseable {
  private final Vibesbox box;

  private TestBox(Vibesbox box) {
    this.box = box;
  }

  /** With the defaults, and folders of its own. */
  public static TestBox start() throws Exception {
    return start(Map.of());
  }

  /** As above, with further {@code VIBESBOX_} variables. */
  public static TestBox start(Map<String, String> variables) throws Exception {
    return start(variables, Offer.NOTHING);
  }

  /** With the configuration in a folder, or parts of one. */
  public static TestBox start(Path conf) throws Exception {
    return start(Optional.of(conf), Map.of(), Offer.NOTHING);
  }

  /** As above, offering more than the server has. */
  public static TestBox start(Map<String, String> variables, Offer more) throws Exception {
    return start(Optional.empty(), variables, more);
  }

  private static TestBox start(Optional<Path> conf, Map<String, String> variables, Offer more)
      throws Exception {
    var folder = Files.createTempDirectory("vibesbox");
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("VIBESBOX_PORT", "0");
    environment.put("VIBESBOX_DATA_DIR", folder.resolve("data").toString());
    environment.put("VIBESBOX_WORKSPACE", folder.resolve("workspace").toString());
    var configuration = Configuration.read(conf, environment);
    return new TestBox(await(Vibesbox.start(configuration, Version.read(), more)));
  }

  public int port() {
    return box.port();
  }

  /** The server's own Vert.x, for services beside it. */
  public Vertx vertx() {
    return box.vertx;
  }

  public URI http(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port(), path));
  }

  public URI webSocket() {
    return URI.create("ws://127.0.0.1:%d/mcp".formatted(port()));
  }

  @Override
  public void close() {
    box.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
