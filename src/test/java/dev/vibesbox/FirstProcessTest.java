package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a container has it: the first process, to which everybody's orphans come. */
@Tag("full")
class FirstProcessTest {
  private static final String[] CONTAINER = {
    "unshare", "--pid", "--fork", "--mount-proc", "--kill-child=SIGTERM"
  };

  @TempDir private Path folder;

  @Test
  void orphansOfAnOperatorAreReapedAndNeverStopped() throws Exception {
    try (var server = ServerProcess.start(folder, Map.of(), CONTAINER)) {
      var first = Files.readString(tasks(server.pid())).strip();
      // As `docker exec` does it: one that goes on, and one that ends when its parent is gone.
      Running.output(
          "nsenter", "-t", first, "-p", "sh", "-c", "(sleep 1061; :) >&- & (sleep 0.2; :) >&- &");
      assertThat(server.run("setsid -f sleep 1062; echo on").getInteger("leftover_processes"))
          .isOne();
      var stopped = new JsonObject().put("command", "trap '' TERM; sleep 1063").put("timeout", 1);
      assertThat(server.run(stopped).getString("status")).isEqualTo("timed_out");
      Settling.await(() -> children(first).size() == 1);
      assertThat(Running.processes("sleep 1061")).hasSize(1);
      for (var orphan : children(first)) {
        Running.output("kill", "-9", orphan);
      }
      for (var sleeper : Running.processes("sleep 1061")) {
        Running.output("kill", "-9", sleeper);
      }
      Settling.await(() -> children(first).isEmpty());
      assertThat(server.health().statusCode()).isEqualTo(200);
    }
  }

  /** Of its first thread: all orphans, zombies included. */
  private static List<String> children(String pid) {
    try {
      var listed = Files.readString(tasks(Long.parseLong(pid))).strip();
      return listed.isEmpty() ? List.of() : List.of(listed.split(" ", -1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path tasks(long pid) {
    return Path.of("/proc/%1$d/task/%1$d/children".formatted(pid));
  }
}
