package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.executor.AuditFolder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of workspace and data runs full, or can no longer be written. */
@Tag("full")
class FullDiskTest {
  private static final Map<String, String> VARIABLES =
      Map.of("VIBESBOX_EXECUTOR_MIN_FREE_BYTES", "16000000", "VIBESBOX_HEALTH_CACHE_MILLIS", "0");

  @TempDir private Path folder;

  @Test
  void aCommandThatFillsTheDiskIsStoppedAndOthersGoOn() throws Exception {
    try (var disk = SmallDisk.mount(48);
        var server = ServerProcess.start(disk.path, VARIABLES)) {
      var workspace = disk.path.resolve("workspace");
      var isHeldBack = "[ ! -e go ] || [ $(ulimit -f) = 0 ]";
      var patient =
          server.run(background("while " + isHeldBack + "; do sleep 0.1; done; echo ok > after"));
      var filler =
          server.run("while :; do head -c 1000000 /dev/zero >> big || exit; sleep 0.02; done");
      assertThat(filler.getJsonArray("limits_struck")).isEqualTo(new JsonArray().add("disk"));
      var refused = server.run("echo on");
      assertThat(refused.getString("status")).isEqualTo("failed");
      assertThat(refused.getString("error")).contains("almost full", "executor.minFreeBytes");
      var health = server.health();
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("executor.minFreeBytes");
      Files.delete(workspace.resolve("big"));
      Settling.await(server::isHealthy);
      assertThat(server.run("touch go; echo on").getString("stdout")).isEqualTo("on\n");
      Settling.await(() -> workspace.resolve("after").toFile().length() == 3);
      var audit = AuditFolder.of(disk.path.resolve("data"));
      Settling.await(() -> ends(audit).contains(patient.getString("process_id")));
      assertThat(ends(audit)).contains(filler.getString("process_id"));
    }
  }

  @Test
  void aDataDirectoryThatIsGoneOrReadOnlyIsToldAndComesBack() throws Exception {
    try (var server = ServerProcess.start(folder, VARIABLES)) {
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      try (var _ = SmallDisk.mountReadOnly(folder.resolve("data"))) {
        var refused = server.run("echo on");
        assertThat(refused.getString("status")).isEqualTo("failed");
        assertThat(refused.getString("error")).containsIgnoringCase("read-only file system");
        var health = server.health();
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("data directory cannot be written", "audit");
      }
      Settling.await(server::isHealthy);
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      assertThat(Running.processes("sleep 10.31")).isEmpty();
    }
  }

  private static List<String> ends(AuditFolder audit) {
    return audit.events("end").stream().map(line -> line.getString("process_id")).toList();
  }

  private static JsonObject background(String command) {
    return new JsonObject().put("command", command).put("background", true);
  }
}
