package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The server as a process of its own, started by another program that limits it first. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("listens on (http://\\S+)/mcp");

  private final Process process;
  private final HttpTestClient client;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.client = new HttpTestClient(url, "");
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param folder for its data and its workspace
   * @param wrapper words before the words that start it, such as {@code prlimit --nofile=256}
   */
  static ServerProcess start(Path folder, Map<String, String> variables, String... wrapper)
      throws IOException {
    return start(folder, System.getProperty("java.class.path"), variables, wrapper);
  }

  /** As above, with classes from elsewhere. */
  static ServerProcess start(
      Path folder, String classPath, Map<String, String> variables, String... wrapper)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(wrapper));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "@conf/jvm.options", "-classpath", classPath));
    words.add(Main.class.getName());
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PATH", System.getenv("PATH"));
    environment.put("VIBESBOX_PORT", "0");
    environment.put("VIBESBOX_DATA_DIR", folder.resolve("data").toString());
    environment.put("VIBESBOX_WORKSPACE", folder.resolve("workspace").toString());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    return new ServerProcess(process, url(process));
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return URI.create(client.base()).getPort();
  }

  /** The answer of {@code execute_command}, also where nothing ran. */
  JsonObject run(String command) throws IOException, InterruptedException {
    return run(new JsonObject().put("command", command));
  }

  JsonObject run(JsonObject arguments) throws IOException, InterruptedException {
    return client.run(arguments);
  }

  HttpResponse<String> health() throws IOException, InterruptedException {
    return client.get("/health");
  }

  boolean isHealthy() {
    try {
      return health().statusCode() == 200;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Its threads, and its descriptors. */
  int count(String folder) throws IOException {
    try (var entries = Files.list(Path.of("/proc", Long.toString(pid()), folder))) {
      return (int) entries.count();
    }
  }

  /** Those of its first thread: what lost its parent, zombies included. */
  String children() throws IOException {
    return Files.readString(Path.of("/proc/%1$d/task/%1$d/children".formatted(pid())));
  }

  @Override
  public void close() throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** What it says afterwards is read as well, or it would have to wait with saying it. */
  private static String url(Process process) throws IOException {
    var said = new StringBuilder();
    var reader = process.inputReader(StandardCharsets.UTF_8);
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      var found = URL.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(System.out::println));
        return found.group(1);
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the server did not start: " + said);
  }
}
