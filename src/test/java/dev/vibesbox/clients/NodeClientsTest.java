package dev.vibesbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import dev.vibesbox.conformance.Npm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official TypeScript clients of both generations, each over the transports it has. */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NodeClientsTest {
  private static final Duration PROMISED = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {"old-ws", "old-http", "new-http-legacy", "new-http-auto", "new-http-modern"})
  void theyListRunCancelAndReadEverything(String client) throws Exception {
    try (var box = TestBox.start();
        var stops = Stops.watch(box)) {
      var seen = run("referee.mjs", client, box.http("/mcp"));
      assertThat(seen.getJsonArray("tools"))
          .isEqualTo(JsonArray.of("execute_command", "manage_process"));
      assertIsLive(seen.getJsonObject("live"));
      var output = seen.getJsonObject("output");
      assertThat(output.getBoolean("truncated")).isTrue();
      assertThat(output.getBoolean("isWhole")).as(output.encode()).isTrue();
      assertIsGone(seen.getJsonObject("cancelled"), stops);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"old-ws", "old-http", "new-http-legacy", "new-http-auto", "new-http-modern"})
  void whoseConnectionBreaksEndsUpWithEveryByte(String client) throws Exception {
    try (var box = TestBox.start();
        var line = new BreakingLine(box.port(), 20_000)) {
      var seen = run("cut.mjs", client, line.url());
      assertThat(line.isBroken()).isTrue();
      assertThat(seen.getInteger("live")).isPositive();
      assertThat(seen.getBoolean("isWhole")).as(seen.encode()).isTrue();
    }
  }

  private static void assertIsLive(JsonObject live) {
    // The last line can be overtaken by the answer in a client, and is dropped then.
    assertThat(live.getJsonArray("pieces").getString(0)).isEqualTo("one\n");
    assertThat(live.getInteger("told")).isZero();
    assertThat(live.getString("stdout")).isEqualTo("one\ntwo\n");
    assertThat(live.getInteger("exitCode")).isZero();
  }

  private static void assertIsGone(JsonObject cancelled, Stops stops) {
    assertThat(cancelled.getBoolean("failed")).isTrue();
    var command = cancelled.getString("command");
    var commandLine = command.substring(command.indexOf("sleep"));
    assertThat(stops.taken(command, commandLine)).isLessThan(PROMISED);
  }

  private static JsonObject run(String script, String client, URI url) throws Exception {
    Npm.install();
    var ended = Npm.script(script, client, url.toString());
    assertThat(ended.code()).as(ended.output()).isZero();
    return new JsonObject(
        ended.output().lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
  }
}
