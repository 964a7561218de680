package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.executor.AuditFolder;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed with SIGKILL while commands run, and started again. */
class RestartTest {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/mcp");

  @TempDir Path home;

  @Test
  void whatRanIsLostItsOutputIsKeptAndNothingOfItGoesOn() throws Exception {
    var first = Server.start(home);
    String id;
    try {
      first.run("echo early", false);
      id = first.run("echo before the death; exec sleep 31415.1", true).getString("process_id");
      first.run("trap '' TERM; env -i sleep 31415.2; env -i sleep 31415.2", true);
      first.run("setsid sh -c 'sleep 31415.3; true' & exec sleep 31415.3", true);
      Settling.await(() -> running(1) == 1 && running(2) == 1 && running(3) == 2);
      Settling.await(() -> isOnDisk(id));
    } finally {
      first.kill();
    }
    assertThat(running(1)).isEqualTo(1);
    var second = Server.start(home);
    try {
      assertThat(running(1) + running(2) + running(3)).isZero();
      var list = second.manage(new JsonObject().put("action", "list"));
      assertThat(list.getJsonArray("processes").stream())
          .extracting(it -> ((JsonObject) it).getString("status"))
          .containsExactly("lost", "lost", "lost", "exited");
      assertThat(AuditFolder.of(home.resolve(".local/state/vibesbox")).events("end"))
          .extracting(line -> line.getString("status") + " " + line.getString("door"))
          .containsExactly("exited http", "lost http", "lost http", "lost http");
      var read = new JsonObject().put("action", "read").put("process_id", id);
      assertThat(second.manage(read).getString("output")).isEqualTo("before the death\n");
      assertThat(second.run("echo again", false).getString("stdout")).isEqualTo("again\n");
    } finally {
      second.kill();
    }
  }

  private static int running(int which) {
    return Running.processes("sleep 31415." + which).size();
  }

  private boolean isOnDisk(String id) {
    var file = home.resolve(".local/state/vibesbox/processes").resolve(id + ".output").toFile();
    return file.length() > 4096;
  }

  /** A server in a process of its own, spoken to over HTTP. */
  private record Server(Program program, URI url) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Server start(Path home) throws IOException {
      var variables = Map.of("HOME", home.toString(), "VIBESBOX_PORT", "0");
      var program = Program.start(Main.class, variables);
      var output = new BufferedReader(program.process().inputReader(StandardCharsets.UTF_8));
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        var found = URL.matcher(line);
        if (found.find()) {
          return new Server(program, URI.create(found.group()));
        }
      }
      throw new AssertionError("it did not start");
    }

    JsonObject run(String command, boolean isBackground) throws Exception {
      return call(
          "execute_command",
          new JsonObject().put("command", command).put("background", isBackground));
    }

    JsonObject manage(JsonObject arguments) throws Exception {
      return call("manage_process", arguments);
    }

    void kill() throws InterruptedException {
      program.process().destroyForcibly().waitFor();
    }

    private JsonObject call(String tool, JsonObject arguments) throws Exception {
      var meta =
          new JsonObject()
              .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
              .put(
                  "io.modelcontextprotocol/clientInfo",
                  new JsonObject().put("name", "t").put("version", "1"))
              .put("io.modelcontextprotocol/clientCapabilities", new JsonObject());
      var body =
          new JsonObject()
              .put("jsonrpc", "2.0")
              .put("id", 1)
              .put("method", "tools/call")
              .put(
                  "params",
                  new JsonObject()
                      .put("name", tool)
                      .put("arguments", arguments)
                      .put("_meta", meta));
      var request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json, text/event-stream")
              .header("MCP-Protocol-Version", "2026-07-28")
              .header("Mcp-Method", "tools/call")
              .header("Mcp-Name", tool)
              .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
              .build();
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
      var json = answer.substring(answer.indexOf('{'));
      return new JsonObject(json.lines().findFirst().orElseThrow())
          .getJsonObject("result")
          .getJsonObject("structuredContent");
    }
  }
}
