package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.executor.AuditFolder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the audit log is full: nothing starts, every end is kept, and all goes on later. */
@Tag("full")
class FullAuditDiskTest {
  @TempDir private Path folder;

  @Test
  void nothingStartsEveryEndIsKeptAndItGoesOnByItself() throws Exception {
    try (var disk = SmallDisk.mount(8)) {
      var audit = new AuditFolder(disk.path.resolve("audit"));
      try (var server = ServerProcess.start(folder, variables(audit))) {
        var running = server.run(background("sleep 61"));
        assertThat(running.getString("status")).isEqualTo("running");
        disk.fill();
        var refused = runUntilRefused(server);
        assertThat(refused.getString("status")).isEqualTo("failed");
        assertThat(refused.getString("error"))
            .contains("audit log cannot be written", "No space left on device", "audit.required");
        var health = server.health();
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("the audit log cannot be written");
        Running.output("kill", "-9", running.getInteger("pid").toString());
        var id = running.getString("process_id");
        Settling.await(() -> reserve(audit).contains(id));
        assertThat(reserve(audit)).contains("\"signal\":\"SIGKILL\"");
        disk.empty();
        Settling.await(() -> server.isHealthy());
        assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
        assertThat(reserve(audit)).isEmpty();
        assertThat(audit.events("gap")).isNotEmpty();
        assertThat(audit.events("end"))
            .filteredOn(line -> line.getString("process_id").equals(id))
            .singleElement()
            .satisfies(line -> assertThat(line.getString("signal")).isEqualTo("SIGKILL"));
        var ids = List.of("start", "end").stream().map(it -> audit.events(it).size()).toList();
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
      }
    }
  }

  private static Map<String, String> variables(AuditFolder audit) {
    return Map.of(
        "VIBESBOX_AUDIT_FOLDER", audit.path().toString(), "VIBESBOX_HEALTH_CACHE_MILLIS", "0");
  }

  /** The last page of the log may have room for a few more lines. */
  private static JsonObject runUntilRefused(ServerProcess server) throws Exception {
    var answer = server.run("true");
    for (int i = 0; i < 20 && answer.getString("status").equals("exited"); i++) {
      answer = server.run("true");
    }
    return answer;
  }

  private static JsonObject background(String command) {
    return new JsonObject().put("command", command).put("background", true);
  }

  private static String reserve(AuditFolder audit) {
    try {
      var bytes = Files.readAllBytes(audit.path().resolve("audit.reserve"));
      return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
