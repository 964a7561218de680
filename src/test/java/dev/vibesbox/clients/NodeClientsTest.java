package dev.vibesbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import dev.vibesbox.conformance.Npm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official TypeScript clients of both generations, each over the transports it has. */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NodeClientsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"old-ws", "old-http", "new-http-legacy", "new-http-auto", "new-http-modern"})
  void theyListRunCancelAndReadEverything(String client) throws Exception {
    try (var box = TestBox.start()) {
      var seen = run("referee.mjs", client, box.http("/mcp"));
      assertThat(seen.getJsonArray("tools"))
          .isEqualTo(JsonArray.of("execute_command", "manage_process"));
      assertIsLive(seen.getJsonObject("live"));
      var cancelled = seen.getJsonObject("cancelled");
      assertThat(cancelled.getString("status")).isEqualTo("cancelled");
      assertThat(cancelled.getInteger("afterMillis")).isLessThan(1000);
      var output = seen.getJsonObject("output");
      assertThat(output.getBoolean("truncated")).isTrue();
      assertThat(output.getBoolean("isWhole")).as(output.encode()).isTrue();
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
    // The end of the last 0.2 s can overtake the last line in a client: its result comes first.
    assertThat(live.getJsonArray("pieces"))
        .startsWith("line 1\n", "line 2\n", "line 3\n", "line 4\n");
    assertThat(live.getInteger("answeredAt") - live.getInteger("firstAt")).isGreaterThan(700);
    assertThat(live.getString("stdout")).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\n");
    assertThat(live.getInteger("exitCode")).isZero();
  }

  private static JsonObject run(String script, String client, URI url) throws Exception {
    Npm.install();
    var ended = Npm.script(script, client, url.toString());
    assertThat(ended.code()).as(ended.output()).isZero();
    return new JsonObject(
        ended.output().lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
  }
}
