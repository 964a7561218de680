package dev.vibesbox.container;

import dev.vibesbox.HttpTestClient;
import dev.vibesbox.TestClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A container of the image, started by {@code docker compose up} with {@code compose.yml}, on a
 * free port and with volumes of its own, under all the limits an operator's has.
 *
 * <pre>{@code
 * try (var box = Box.start()) {
 *   assertThat(box.run("whoami").getString("stdout")).isEqualTo("vibesbox\n");
 * }
 * }</pre>
 */
public final class Box implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Map<String, String> variables;
  private final List<String> compose;
  private String container = "";
  private HttpTestClient client = new HttpTestClient("", "");

  private Box(Map<String, String> variables, List<String> compose) {
    this.variables = variables;
    this.compose = compose;
  }

  /** As {@code compose.yml} says; returns when {@code /health} answers 200. */
  public static Box start() {
    return start(Map.of());
  }

  /**
   * As above.
   *
   * @param overrides texts of further compose files, each merged over what came before
   */
  public static Box start(String... overrides) {
    var files = new ArrayList<Path>();
    for (var override : overrides) {
      files.add(file(override));
    }
    return start(Map.of(), files.toArray(Path[]::new));
  }

  /** As above, with variables for the compose files, and further files. */
  public static Box start(Map<String, String> more, Path... files) {
    var variables = new HashMap<>(Image.variables(Image.tag()));
    variables.put("VIBESBOX_PORT", "0");
    variables.putAll(more);
    var compose = new ArrayList<>(List.of("compose", "--project-name"));
    compose.addAll(List.of("vibesbox-test-" + UUID.randomUUID(), "--file", "compose.yml"));
    for (var file : files) {
      compose.addAll(List.of("--file", file.toString()));
    }
    var box = new Box(variables, compose);
    try {
      box.up();
    } catch (AssertionError e) {
      box.close();
      throw e;
    }
    return box;
  }

  /** The answer of {@code execute_command}, over the published port with the server's token. */
  public JsonObject run(String command) throws IOException, InterruptedException {
    return run(new JsonObject().put("command", command));
  }

  public JsonObject run(JsonObject arguments) throws IOException, InterruptedException {
    return client.run(arguments);
  }

  /** The answer of {@code manage_process}. */
  public JsonObject manage(JsonObject arguments) throws IOException, InterruptedException {
    return client.manage(arguments);
  }

  public HttpResponse<String> health() throws IOException, InterruptedException {
    return client.get("/health");
  }

  /** A client in a session on a WebSocket of its own. */
  public TestClient connect() throws Exception {
    var server = URI.create(client.base().replaceFirst("http", "ws") + "/mcp");
    return TestClient.connect(server, client.token());
  }

  /** What a program says that the engine starts inside, beside the server and outside a sandbox. */
  public String exec(String... words) {
    var line = new ArrayList<>(List.of("exec", container));
    line.addAll(List.of(words));
    return Cli.docker(line.toArray(String[]::new));
  }

  /** As {@code docker inspect --format}. */
  public String inspect(String format) {
    return Cli.docker("inspect", "--format", format, container);
  }

  /** Any command of the engine on this container: {@code box.engine("stop")}. */
  public String engine(String command, String... options) {
    var line = new ArrayList<>(List.of(command));
    line.addAll(List.of(options));
    line.add(container);
    return Cli.docker(line.toArray(String[]::new));
  }

  public String logs() {
    return Cli.docker("logs", container);
  }

  public String container() {
    return container;
  }

  public HttpTestClient client() {
    return client;
  }

  /** Waits until the server answers again, and finds the port, which is another after a restart. */
  public void awaitServer() {
    client = new HttpTestClient("http://" + composed("port", "vibesbox", "8000"), "");
    await("/health answers 200", PATIENCE, this::isHealthy);
    client = new HttpTestClient(client.base(), token());
  }

  /** Waits for what the engine or the kernel takes its time for. */
  public void await(String what, Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within %s: %s%n%s".formatted(limit, what, logs()));
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }

  /** Ends it and removes its volumes. */
  @Override
  public void close() {
    composed("down", "--volumes", "--timeout", "10");
  }

  private void up() {
    composed("up", "--detach", "--no-build");
    container = composed("ps", "--all", "--quiet", "vibesbox");
    awaitServer();
  }

  private boolean isHealthy() {
    try {
      return health().statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The one it was given, or the one it made. */
  private String token() {
    return exec("sh", "-c", "cat \"${VIBESBOX_TOKEN_FILE:-/data/token}\"");
  }

  private String composed(String... words) {
    var line = new ArrayList<>(compose);
    line.addAll(List.of(words));
    return Cli.docker(PATIENCE, variables, line.toArray(String[]::new));
  }

  private static Path file(String text) {
    try {
      var file = Files.createTempFile("compose", ".yml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
