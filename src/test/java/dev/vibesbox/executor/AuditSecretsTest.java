package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.policy.Policies;
import dev.vibesbox.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** Secrets are not on record, and the record is the server's alone. */
class AuditSecretsTest {
  private static final Policy REFUSING =
      Policies.of(
          """
          {"mode": "standard", "rules": [
            {"name": "no-curl", "kind": "network", "programs": ["curl"], "action": "reject",
             "reason": "r.", "suggestion": "s."}]}
          """);

  @Test
  void secretsAreMaskedAndTheFilesAreTheServersAlone() throws Exception {
    try (var executor = Executor.start()) {
      executor.run("echo API_KEY=hunter2hunter2");
      var audit = AuditFolder.of(executor.dataDir);
      assertThat(audit.last("end").getJsonObject("redactions").getMap())
          .containsValue(1)
          .hasSize(1);
      assertThat(audit.text()).doesNotContain("hunter2").contains("API_KEY=[REDACTED");
      assertThat(permissions(audit.path())).isEqualTo("rwx------");
      try (var files = Files.list(audit.path())) {
        assertThat(files).allSatisfy(it -> assertThat(permissions(it)).isEqualTo("rw-------"));
      }
      assertThat(executor.run("cat " + audit.file()).getInteger("exit_code")).isEqualTo(1);
    }
  }

  @Test
  void whatARequestCallsASecretIsMaskedInEveryLineAboutIt() throws Exception {
    try (var executor = Executor.start(AuditSecretsTest::askingAndWithInput)) {
      var env = new JsonObject().put("A_TOKEN", "correct horse");
      var started =
          executor.execute(
              new JsonObject()
                  .put("command", "cat # correct horse")
                  .put("env", env)
                  .put("background", true)
                  .put("keep_stdin_open", true));
      var id = started.getString("process_id");
      executor.manage(
          new JsonObject()
              .put("action", "write")
              .put("process_id", id)
              .put("data", "correct horse\n")
              .put("eof", true));
      executor.manage(new JsonObject().put("action", "wait").put("process_id", id));
      var refused = new JsonObject().put("command", "curl 'correct horse'").put("env", env);
      assertThatThrownBy(() -> executor.execute(refused)).hasMessageNotContaining("correct horse");
      assertThat(executor.manage(new JsonObject().put("action", "list")).toString())
          .doesNotContain("correct horse");
      var audit = AuditFolder.of(executor.dataDir);
      assertThat(audit.events("start")).isNotEmpty();
      assertThat(audit.events("control")).isNotEmpty();
      assertThat(audit.events("reject")).isNotEmpty();
      assertThat(audit.text()).doesNotContain("correct horse").contains("[REDACTED:known-secret]");
    }
  }

  private static Settings askingAndWithInput(Settings given) {
    var audit = given.audit();
    var withInput =
        new AuditConfig(
            audit.folder(),
            audit.isRequired(),
            audit.maxFileBytes(),
            audit.keptFiles(),
            audit.reserveBytes(),
            audit.sync(),
            audit.maxCommandChars(),
            true);
    return Executor.with(Executor.with(given, withInput), given.output(), REFUSING);
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
