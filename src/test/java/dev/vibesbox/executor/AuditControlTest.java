package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.bus.Failure;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What the audit log says of what is done to processes. */
class AuditControlTest {

  @Test
  void killWriteAndResizeAreOnRecordWithoutWhatWasWritten() throws Exception {
    try (var executor = Executor.start()) {
      var audit = AuditFolder.of(executor.dataDir);
      var running = executor.execute(background("cat").put("pty", new JsonObject()));
      executor.manage(action("write", running).put("data", "swordfish\n"));
      assertThat(audit.last("control").getMap())
          .containsEntry("process_id", running.getString("process_id"))
          .containsEntry("action", "write")
          .containsEntry("input_bytes", 10)
          .containsEntry("eof", false)
          .containsEntry("decision", "allowed");
      executor.manage(action("resize", running).put("columns", 100).put("rows", 30));
      assertThat(audit.last("control").getMap()).containsEntry("columns", 100);
      executor.manage(action("kill", running).put("principal", "anyone"));
      assertThat(audit.last("control").getMap())
          .containsEntry("action", "kill")
          .containsEntry("signal", "SIGTERM")
          .containsEntry("by", "kill");
      assertThat(audit.last("end").getMap())
          .containsEntry("status", "cancelled")
          .containsEntry("stopped_by", "kill");
      assertThatThrownBy(() -> executor.manage(action("kill", running)))
          .isInstanceOfSatisfying(
              Exception.class, e -> assertThat(e).hasMessageContaining("ended already"));
      assertThat(audit.last("control").getMap())
          .containsEntry("decision", "refused")
          .containsEntry("code", Failure.WRONG_STATE);
      executor.manage(action("read", running));
      assertThat(audit.events("control")).hasSize(4);
      assertThat(audit.text()).doesNotContain("swordfish");
    }
  }

  @Test
  void whoReachesForTheProcessOfAnotherIsOnRecord() throws Exception {
    try (var executor = Executor.start()) {
      var running = executor.execute(background("sleep 60"));
      assertThatThrownBy(() -> executor.manage(action("kill", running).put("principal", "mallory")))
          .hasMessageContaining("no process");
      assertThat(AuditFolder.of(executor.dataDir).last("control").getMap())
          .containsEntry("principal", "mallory")
          .containsEntry("unknown", running.getString("process_id"))
          .containsEntry("code", Failure.UNKNOWN_PROCESS);
    }
  }

  private static JsonObject background(String command) {
    return new JsonObject().put("command", command).put("background", true);
  }

  private static JsonObject action(String action, JsonObject process) {
    return new JsonObject()
        .put("action", action)
        .put("process_id", process.getString("process_id"));
  }
}
