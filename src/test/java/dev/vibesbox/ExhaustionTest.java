package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
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

  /** Otherwise nothing would start at all. */
  private static final Map<String, String> FULL_DISK =
      Map.of("VIBESBOX_EXECUTOR_MIN_FREE_BYTES", "0");

  /** Temporary directories that wait for their next command, a descriptor each. */
  private static final int CLEAN_DIRECTORIES = 16;

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
      Settling.await(() -> server.isHealthy());
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      assertThat(server.run("echo on").getLong("duration_ms")).isLessThan(1_000);
      assertThat(server.count("fd")).isLessThanOrEqualTo(before + CLEAN_DIRECTORIES + 4);
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

  @Test
  void outOfMemoryTheKernelKillsTheCommandAndTheAnswerSaysSo() throws Exception {
    try (var group = MemoryGroup.of(400L << 20);
        var server = ServerProcess.start(folder, Map.of(), group.entering())) {
      Nasty.compileInto(folder.resolve("workspace"));
      var hog = server.run("exec ./nasty memory 600");
      assertThat(hog.getString("signal")).isEqualTo("SIGKILL");
      assertThat(hog.getJsonArray("limits_struck")).containsExactly("memory");
      assertThat(hog.getString("error")).contains("limit struck: memory");
      var shell = server.run("./nasty memory 600; echo $?");
      assertThat(shell.getString("stdout")).isEqualTo("137\n");
      assertThat(shell.getJsonArray("limits_struck")).containsExactly("memory");
      for (var other : List.of("kill -9 $$", "./nasty memory 100; kill -9 $$", "exit 137")) {
        assertThat(server.run(other).getJsonArray("limits_struck")).as(other).isEmpty();
      }
      assertIsAsBefore(server);
    }
  }

  @Test
  void aWorkspaceWithoutRoomIsTheCommandsTroubleAlone() throws Exception {
    var workspace = Files.createDirectory(folder.resolve("workspace")).toString();
    var mount = "mount -t tmpfs -o size=8m none \"$0\" && exec \"$@\"";
    try (var server =
        ServerProcess.start(folder, FULL_DISK, "unshare", "-m", "sh", "-c", mount, workspace)) {
      var filler = server.run("head -c 64M /dev/urandom > filler; echo $?; seq 1 300000");
      assertThat(filler.getString("stdout")).startsWith("1\n").endsWith("300000\n");
      assertThat(filler.getString("stderr")).contains("No space left");
      assertIsAsBefore(server);
      assertThat(server.run("rm filler && echo text > file").getBoolean("success")).isTrue();
    }
  }

  private static void assertIsAsBefore(ServerProcess server) throws Exception {
    assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
    assertThat(server.run("echo on").getLong("duration_ms")).isLessThan(1_000);
    assertThat(server.health().statusCode()).isEqualTo(200);
    assertThat(server.children()).isEmpty();
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
