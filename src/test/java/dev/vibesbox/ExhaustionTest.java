package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs out of something says so, lives, and is as before when there is more. */
@Tag("full")
class ExhaustionTest {
  private static final Map<String, String> MANY =
      Map.of(
          "VIBESBOX_EXECUTOR_MAX_RUNNING", "200",
          "VIBESBOX_EXECUTOR_MAX_RUNNING_PER_CLIENT", "200",
          "VIBESBOX_HEALTH_CACHE_MILLIS", "0");

  @TempDir private Path folder;

  @Test
  void outOfDescriptorsNothingStartsAndHealthSaysWhy() throws Exception {
    try (var server = ServerProcess.start(folder, MANY, "prlimit", "--nofile=400:400")) {
      assertThat(server.run("echo on").toString()).contains("on\\n");
      var before = server.count("fd");
      var answers =
          IntStream.range(0, 150).mapToObj(_ -> background(server, "sleep 1031")).toList();
      var refused = answers.stream().filter(it -> it.getString("status").equals("failed")).toList();
      assertThat(refused).isNotEmpty();
      assertThat(refused.getLast().getString("error")).contains("400", "RLIMIT_NOFILE");
      assertThat(refused.getLast().getString("suggestion")).contains("Try again");
      var health = server.health();
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("file descriptors");
      stopAll(server, answers);
      Settling.await(() -> isHealthy(server));
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      assertThat(server.run("echo on").getLong("duration_ms")).isLessThan(1_000);
      assertThat(server.count("fd")).isLessThanOrEqualTo(before + 4);
      assertThat(Running.processes("sleep 1031")).isEmpty();
    }
  }

  @Test
  void besideProcessorBurnersTheServerAnswers() throws Exception {
    try (var server = ServerProcess.start(folder, Map.of())) {
      var burners =
          IntStream.range(0, 8).mapToObj(_ -> background(server, "while :; do :; done")).toList();
      var start = System.nanoTime();
      assertThat(server.health().statusCode()).isEqualTo(200);
      assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      stopAll(server, burners);
    }
  }

  private static boolean isHealthy(ServerProcess server) {
    try {
      return server.health().statusCode() == 200;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject background(ServerProcess server, String command) {
    return run(server, new JsonObject().put("command", command).put("background", true));
  }

  private static JsonObject run(ServerProcess server, JsonObject arguments) {
    try {
      return server.run(arguments);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void stopAll(ServerProcess server, List<JsonObject> started) throws Exception {
    for (var answer : started) {
      var pid = answer.getInteger("pid");
      if (pid != null) {
        Running.output("kill", "-9", pid.toString());
      }
    }
    assertThat(server.health().statusCode()).isPositive();
  }
}
