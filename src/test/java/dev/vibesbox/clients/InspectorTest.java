package dev.vibesbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import dev.vibesbox.TestBox;
import dev.vibesbox.conformance.Npm;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official inspector's command line, in each of its eras. It shows results and no progress, so
 * that a command that runs is seen by others, and it can be interrupted, but cancels nothing then:
 * in the modern era what breaks is stopped, in a session it goes on (docs/mcp.md).
 */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InspectorTest {
  private static final String LAUNCHER =
      "@modelcontextprotocol/inspector/clients/launcher/build/index.js";

  @ParameterizedTest
  @ValueSource(strings = {"legacy", "auto", "modern"})
  void itListsRunsAndReadsEverything(String era) throws Exception {
    try (var box = TestBox.start()) {
      var tools = ask(box, era, "tools/list").getJsonArray("tools");
      assertThat(tools).hasSize(2);
      var ran = call(box, era, "execute_command", "{\"command\":\"seq 1 2000\",\"max_lines\":4}");
      assertThat(ran.getBoolean("truncated")).isTrue();
      var all =
          call(
              box,
              era,
              "manage_process",
              new JsonObject()
                  .put("action", "read")
                  .put("process_id", ran.getString("process_id"))
                  .encode());
      assertThat(all.getString("output").lines()).hasSize(2000).endsWith("2000");
    }
  }

  @Test
  void whatItLeavesBehindInTheModernEraIsGoneWithinASecond() throws Exception {
    try (var box = TestBox.start();
        var stops = Stops.watch(box)) {
      Npm.install();
      var arguments = words(box, "modern", "tools/call");
      arguments.addAll(
          List.of(
              "--tool-name",
              "execute_command",
              "--tool-args-json",
              "{\"command\":\"exec sleep 2077\"}"));
      var inspector = Npm.start(LAUNCHER, arguments.toArray(String[]::new));
      try {
        Settling.await(() -> !Running.processes("sleep 2077").isEmpty());
      } finally {
        inspector.descendants().forEach(ProcessHandle::destroyForcibly);
        inspector.destroyForcibly();
      }
      assertThat(stops.taken("exec sleep 2077", "sleep 2077")).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static JsonObject call(TestBox box, String era, String tool, String arguments)
      throws Exception {
    return ask(box, era, "tools/call", "--tool-name", tool, "--tool-args-json", arguments)
        .getJsonObject("structuredContent");
  }

  private static JsonObject ask(TestBox box, String era, String method, String... more)
      throws Exception {
    Npm.install();
    var words = words(box, era, method);
    words.addAll(List.of(more));
    var ended = Npm.program(LAUNCHER, words.toArray(String[]::new));
    assertThat(ended.code()).as(ended.output()).isZero();
    return new JsonObject(ended.output()).getJsonObject("result");
  }

  private static List<String> words(TestBox box, String era, String method) {
    var url = box.http("/mcp").toString();
    return new ArrayList<>(
        List.of(
            "--cli",
            url,
            "--transport",
            "http",
            "--method",
            method,
            "--protocol-era",
            era,
            "--format",
            "json",
            "--quiet"));
  }
}
