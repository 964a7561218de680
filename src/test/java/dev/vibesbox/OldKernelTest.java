package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.posix.CallFilter;
import dev.vibesbox.posix.CallRule;
import dev.vibesbox.posix.GuardedCall;
import dev.vibesbox.posix.Privileges;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server under a filter, below which a part of what the sandbox is made of does not exist. */
class OldKernelTest {
  private static final int ENOSYS = 38;

  @TempDir private Path folder;

  @Test
  void withoutLandlockItRunsAndWarnsOnHealthAndInEachAnswer() throws Exception {
    var server = start(Map.of(), GuardedCall.LANDLOCK_CREATE_RULESET);
    try {
      var url = url(server);
      var sandbox = sandbox(get(url + "/health"));
      assertThat(sandbox.getString("warning")).contains("files", "signals", "Landlock");
      assertThat(sandbox.getInteger("landlock_abi")).isZero();
      assertThat(sandbox.getString("reach")).isEqualTo("process group");
      var layers = sandbox.getJsonObject("layers");
      assertThat(layers.getJsonObject("files").getBoolean("in_force")).isFalse();
      assertThat(layers.getJsonObject("system_calls").getBoolean("in_force")).isTrue();
      assertThat(layers.getJsonObject("files").getJsonArray("allowed")).contains("read");
      assertThat(call(url, "echo ran"))
          .contains("ran\\\\n", "the sandbox is not whole: files (needs Landlock ABI");
      assertThat(call(url, "setsid -f sleep 1071; set -m; sleep 1071 & echo ran"))
          .contains("\"leftover_processes\":2");
      assertThat(Running.processes("sleep 1071")).isEmpty();
    } finally {
      server.terminate();
      var ended = server.end();
      assertThat(ended.code()).isZero();
      assertThat(ended.errors()).contains("WARNING", "the sandbox is not whole: files (needs");
    }
  }

  @Test
  void withoutFiltersItRunsAndWarns() throws Exception {
    var server = start(Map.of(), GuardedCall.SECCOMP);
    try {
      var sandbox = sandbox(get(url(server) + "/health"));
      assertThat(sandbox.getString("warning")).contains("system_calls", "seccomp");
      assertThat(sandbox.getJsonObject("layers").getJsonObject("system_calls").encode())
          .contains("\"in_force\":false", "prlimit");
    } finally {
      server.terminate();
      server.end();
    }
  }

  /** Nothing is let through for want of what would limit it, unless it is said. */
  @Test
  void aLimitedNetworkThatTheKernelCannotLimitIsWarnedAbout() throws Exception {
    var server = start(Map.of("VIBESBOX_SANDBOX_NETWORK", "loopback"), GuardedCall.SECCOMP);
    try {
      var url = url(server);
      assertThat(sandbox(get(url + "/health")).getString("warning")).contains("network (");
      assertThat(call(url, "echo ran")).contains("ran\\\\n", "network (");
    } finally {
      server.terminate();
      server.end();
    }
  }

  @Test
  void aRequiredSandboxRefusesToStartWhereTheKernelLacksAPart() throws Exception {
    for (var lacking : List.of(GuardedCall.LANDLOCK_CREATE_RULESET, GuardedCall.SECCOMP)) {
      var ended = start(Map.of("VIBESBOX_SANDBOX_REQUIRED", "true"), lacking).end();
      assertThat(ended.code()).isNotZero();
      assertThat(ended.errors()).contains("sandbox.required refuses to start without");
    }
  }

  @Test
  void aRequiredSandboxThatHoldsStarts() throws Exception {
    try (var box = TestBox.start(Map.of("VIBESBOX_SANDBOX_REQUIRED", "true"))) {
      var sandbox = sandbox(get(box.http("/health/ready").toString()));
      assertThat(sandbox.containsKey("warning")).isFalse();
    }
  }

  /** From a thread that is behind the filter, and so is the server. */
  private Program start(Map<String, String> variables, GuardedCall lacking) throws Exception {
    var all = new HashMap<>(variables);
    all.put("VIBESBOX_PORT", "0");
    all.put("VIBESBOX_DATA_DIR", folder.resolve("data").toString());
    all.put("VIBESBOX_WORKSPACE", folder.resolve("workspace").toString());
    Callable<Program> start =
        () -> {
          Privileges.gainNone();
          CallFilter.of(List.of(CallRule.deny(lacking, ENOSYS))).enter();
          return Program.start(Main.class, all);
        };
    var started = new FutureTask<>(start);
    Thread.ofPlatform().start(started);
    return started.get();
  }

  private static String url(Program server) throws Exception {
    for (var line = server.firstLine(); !line.equals("null"); line = server.firstLine()) {
      var matcher = Pattern.compile("http://[^/ ]+:[0-9]+").matcher(line);
      if (matcher.find()) {
        return matcher.group();
      }
    }
    throw new AssertionError("it said no address");
  }

  private static JsonObject sandbox(String health) {
    return new JsonObject(health)
        .getJsonArray("checks").stream()
            .map(JsonObject.class::cast)
            .filter(check -> check.getString("id").equals("sandbox"))
            .findFirst()
            .orElseThrow()
            .getJsonObject("data");
  }

  private static String get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private static String call(String url, String command) throws Exception {
    var meta =
        new JsonObject()
            .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
            .put("io.modelcontextprotocol/clientCapabilities", new JsonObject());
    var params =
        new JsonObject()
            .put("name", "execute_command")
            .put("arguments", new JsonObject().put("command", command))
            .put("_meta", meta);
    var body =
        new JsonObject()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", "tools/call")
            .put("params", params);
    return send(
        HttpRequest.newBuilder(URI.create(url + "/mcp"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", "tools/call")
            .header("Mcp-Name", "execute_command")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }
}
