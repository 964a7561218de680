package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Settling;
import dev.vibesbox.config.AuditConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What becomes of commands while the audit log cannot be written. */
class AuditOutageTest {

  @Test
  void whereTheLogIsRemovedItGoesOnInANewOne() throws Exception {
    try (var executor = Executor.start()) {
      var audit = AuditFolder.of(executor.dataDir);
      Files.delete(audit.file());
      executor.run("echo after");
      assertThat(audit.lines())
          .extracting(it -> it.getString("event"))
          .containsExactly("reopen", "start", "end");
    }
  }

  @Test
  void whileItCannotBeWrittenNothingRunsAndEndsAreWrittenLater() throws Exception {
    try (var executor = Executor.start()) {
      var audit = AuditFolder.of(executor.dataDir);
      var running = executor.execute(background("cat").put("keep_stdin_open", true));
      // Root may write anywhere, but not into a folder that is a file.
      var aside = audit.path().resolveSibling("aside");
      Files.move(audit.path(), aside);
      Files.createFile(audit.path());
      assertThatThrownBy(() -> executor.run("echo on"))
          .hasMessageContaining("audit log cannot be written")
          .hasMessageContaining("audit.required");
      assertThatThrownBy(() -> executor.manage(action("write", running).put("data", "x")))
          .hasMessageContaining("audit log cannot be written");
      assertThat(executor.manage(action("read", running)).getBoolean("is_end")).isFalse();
      executor.manage(action("kill", running));
      Files.delete(audit.path());
      Files.move(aside, audit.path());
      Settling.await(() -> audit.text().contains("\"event\":\"gap\""));
      assertThat(audit.last("end").getMap())
          .containsEntry("process_id", running.getString("process_id"))
          .containsEntry("stopped_by", "kill");
      assertThat(executor.run("echo on").getString("stdout")).isEqualTo("on\n");
    }
  }

  @Test
  void whereItIsNotRequiredCommandsRunAndTheGapIsCounted() throws Exception {
    try (var executor = Executor.start(given -> Executor.with(given, optional()))) {
      var audit = AuditFolder.of(executor.dataDir);
      var aside = audit.path().resolveSibling("aside");
      Files.move(audit.path(), aside);
      Files.createFile(audit.path());
      assertThat(executor.run("echo on").getString("stdout")).isEqualTo("on\n");
      Files.delete(audit.path());
      Files.move(aside, audit.path());
      Settling.await(() -> audit.text().contains("\"event\":\"gap\""));
      assertThat(audit.last("gap").getInteger("dropped")).isEqualTo(1);
      assertThat(audit.last("end").getString("command")).isEqualTo("echo on");
    }
  }

  private static AuditConfig optional() {
    var given = Executor.AUDIT;
    return new AuditConfig(
        given.folder(),
        false,
        given.maxFileBytes(),
        given.keptFiles(),
        given.reserveBytes(),
        given.sync(),
        given.maxCommandChars(),
        given.hasInput());
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
