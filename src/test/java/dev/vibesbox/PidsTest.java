package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container allows no more processes: that is told, the server lives, and it goes on later. */
@Tag("full")
class PidsTest {
  private static final Map<String, String> MANY =
      Map.of(
          "VIBESBOX_EXECUTOR_MAX_RUNNING", "200",
          "VIBESBOX_EXECUTOR_MAX_RUNNING_PER_CLIENT", "200",
          "VIBESBOX_HEALTH_CACHE_MILLIS", "0");

  @TempDir private Path folder;

  @Test
  void outOfProcessesNothingStartsAndHealthSaysWhy() throws Exception {
    try (var cgroup = PidsCgroup.make();
        var server =
            ServerProcess.start(
                folder, MANY, "sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", cgroup.procs())) {
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      cgroup.allow(cgroup.current() + 30);
      var answers = IntStream.range(0, 40).mapToObj(_ -> background(server, "sleep 1032")).toList();
      var refused = answers.stream().filter(it -> it.getString("status").equals("failed")).toList();
      assertThat(refused).isNotEmpty();
      assertThat(refused.getLast().getString("error")).contains("pids.max");
      var health = server.health();
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("pids.max");
      for (var pid : Running.processes("sleep 1032")) {
        Running.output("kill", "-9", pid);
      }
      Settling.await(server::isHealthy);
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      assertThat(Running.processes("sleep 1032")).isEmpty();
    }
  }

  private static JsonObject background(ServerProcess server, String command) {
    try {
      return server.run(new JsonObject().put("command", command).put("background", true));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A cgroup that bounds processes, of version 1 or 2. */
  private record PidsCgroup(Path path) implements AutoCloseable {
    static PidsCgroup make() throws IOException {
      var old = Path.of("/sys/fs/cgroup/pids");
      var parent = Files.isDirectory(old) ? old : Path.of("/sys/fs/cgroup");
      try {
        return new PidsCgroup(Files.createTempDirectory(parent, "vibesbox-test"));
      } catch (IOException e) {
        throw new AssertionError("this test takes the right to make a cgroup: " + e, e);
      }
    }

    String procs() {
      return path.resolve("cgroup.procs").toString();
    }

    int current() throws IOException {
      return Integer.parseInt(Files.readString(path.resolve("pids.current")).strip());
    }

    void allow(int most) throws IOException {
      Files.writeString(path.resolve("pids.max"), Integer.toString(most));
    }

    @Override
    public void close() {
      Settling.await(() -> path.toFile().delete());
    }
  }
}
