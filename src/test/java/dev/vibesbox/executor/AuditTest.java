package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.policy.Policies;
import dev.vibesbox.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit log says of commands and of what is done to them. */
class AuditTest {
  private static final Policy ASKING =
      Policies.of(
          """
          {"mode": "standard", "rules": [
            {"name": "no-curl", "kind": "network", "programs": ["curl"], "action": "reject",
             "reason": "r.", "suggestion": "s."},
            {"name": "ask-wget", "kind": "network", "programs": ["wget"], "action": "ask",
             "reason": "r.", "suggestion": "s."},
            {"name": "see-nc", "kind": "network", "programs": ["nc"], "action": "audit",
             "reason": "r.", "suggestion": "s."}]}
          """);

  @Test
  void aCommandIsOnRecordWhenItsAnswerComes() throws Exception {
    try (var executor = Executor.start()) {
      var audit = AuditFolder.of(executor.dataDir);
      var before = Instant.now();
      var answer =
          executor.execute(
              new JsonObject()
                  .put("command", "printf abc; printf de >&2; exit 7")
                  .put("env", new JsonObject().put("COLOUR", "turquoise"))
                  .put("stdin", "hidden")
                  .put("cwd", ".")
                  .put("principal", "alice")
                  .put("client", "session 12"));
      var start = audit.last("start");
      var end = audit.last("end");
      assertThat(end.copy().mergeIn(without(start, "time", "event"))).isEqualTo(end);
      assertThat(end.getMap())
          .containsEntry("process_id", answer.getString("process_id"))
          .containsEntry("principal", "alice")
          .containsEntry("door", "bus")
          .containsEntry("session", "session 12")
          .containsEntry("command", "printf abc; printf de >&2; exit 7")
          .containsEntry("shell", "/bin/sh")
          .containsEntry("cwd", ".")
          .containsEntry("env", List.of("COLOUR"))
          .containsEntry("input_bytes", 6)
          .containsEntry("decision", "allowed")
          .containsEntry("status", "exited")
          .containsEntry("exit_code", 7)
          .containsEntry("pid", answer.getInteger("pid"))
          .containsEntry("stdout_bytes", 3)
          .containsEntry("stderr_bytes", 2)
          .containsEntry("limits_struck", List.of());
      assertThat(end.getJsonArray("sandbox")).contains("files", "signals");
      assertThat(start.getInstant("time")).isAfterOrEqualTo(before);
      assertThat(end.getInstant("start")).isAfterOrEqualTo(start.getInstant("time"));
      assertThat(end.getInstant("end")).isAfterOrEqualTo(end.getInstant("start"));
      assertThat(audit.text()).doesNotContain("hidden", "turquoise");
    }
  }

  @Test
  void theFirstLineIsThereBeforeTheCommandBegins() throws Exception {
    try (var executor = Executor.start(given -> Executor.with(given, inWorkspace(given)))) {
      var answer = executor.run("grep -c 'proof of order' audit/audit.jsonl");
      assertThat(answer.getString("stdout")).isEqualTo("1\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true\n{\"event\":\"end\"}",
        "true\r{\"event\":\"end\"}",
        "true \u2028 \u2029 \u0085 \u000b \u000c",
        "true # \u001b[2J \u202e \u0007 \u007f \ufeff",
        "true # \"}\\\",\"a\":\"\\\\\"",
        "true # \ud83d\ude00 \u00e9"
      })
  void nothingInACommandCanForgeALine(String command) throws Exception {
    try (var executor = Executor.start()) {
      var audit = AuditFolder.of(executor.dataDir);
      var before = audit.lines().size();
      executor.run(command);
      assertThat(audit.lines()).hasSize(before + 2);
      assertThat(audit.last("end").getString("command")).isEqualTo(command);
      assertThat(audit.text().chars().filter(Character::isISOControl)).containsOnly((int) '\n');
    }
  }

  @Test
  void nothingInANameOrAHalfCharacterCanForgeALine() throws Exception {
    try (var executor = Executor.start()) {
      var audit = AuditFolder.of(executor.dataDir);
      var before = audit.lines().size();
      executor.execute(
          new JsonObject()
              .put("command", "true # \ud83d x")
              .put("principal", "a\"}\n{\"event\":\"start\"")
              .put("client", "b\u2028\ude00"));
      assertThat(audit.lines()).hasSize(before + 2);
      assertThat(audit.last("start").getString("principal")).startsWith("a\"}\n{");
    }
  }

  @Test
  void aLongCommandIsCutInItsMiddleAndItsLengthIsTold() throws Exception {
    try (var executor =
        Executor.start(given -> Executor.with(given, config(given.dataDir(), 100)))) {
      executor.run("true " + "#".repeat(95));
      executor.run("true " + "#".repeat(90) + " secret tail");
      var commands = AuditFolder.of(executor.dataDir).events("end");
      assertThat(commands.getFirst().getString("command")).hasSize(100);
      assertThat(commands.getLast().getString("command"))
          .startsWith("true ###")
          .contains("[7 characters left out]")
          .endsWith(" secret tail");
      assertThat(commands.getLast().getInteger("command_chars")).isEqualTo(107);
    }
  }

  @Test
  void whatPolicyDecidedIsOnRecordWithItsRule() throws Exception {
    try (var executor = Executor.start(given -> Executor.with(given, given.output(), ASKING))) {
      var audit = AuditFolder.of(executor.dataDir);
      assertThatThrownBy(() -> executor.run("curl x")).hasMessageContaining("no-curl");
      assertThat(audit.last("reject").getMap())
          .containsEntry("decision", "rejected")
          .containsEntry("rule", "no-curl")
          .containsEntry("code", 403)
          .containsEntry("command", "curl x");
      executor.run("nc -h");
      assertThat(audit.last("start").getMap()).containsEntry("noticed", List.of("see-nc"));
      var proof = confirmation(executor, "wget x");
      assertThat(audit.last("reject").getMap())
          .containsEntry("decision", "asked")
          .containsEntry("rule", "ask-wget");
      executor.execute(new JsonObject().put("command", "wget x").put("confirmation", proof));
      assertThat(audit.last("end").getMap())
          .containsEntry("decision", "confirmed")
          .containsEntry("rule", "ask-wget");
    }
  }

  @Test
  void whatCannotRunForOtherReasonsIsOnRecordToo() throws Exception {
    try (var executor = Executor.start(1, 1)) {
      var audit = AuditFolder.of(executor.dataDir);
      var running = executor.execute(background("sleep 60"));
      assertThatThrownBy(() -> executor.run("echo second")).hasMessageContaining("maxRunning");
      assertThat(audit.last("reject").getMap())
          .containsEntry("decision", "refused")
          .containsEntry("code", 429);
      executor.manage(
          new JsonObject()
              .put("action", "kill")
              .put("process_id", running.getString("process_id")));
      assertThatThrownBy(
              () -> executor.execute(new JsonObject().put("command", "pwd").put("cwd", "/nowhere")))
          .hasMessageContaining("cwd does not exist");
      assertThat(audit.last("end").getMap())
          .containsEntry("status", "failed")
          .containsEntry("command", "pwd");
    }
  }

  @Test
  void theEndOfWhatAShutdownStopsIsOnRecordBeforeTheLastLine() throws Exception {
    Path dataDir;
    try (var executor = Executor.start()) {
      dataDir = executor.dataDir;
      executor.execute(background("sleep 60"));
    }
    var lines = AuditFolder.of(dataDir).lines();
    assertThat(lines.get(lines.size() - 2).getMap())
        .containsEntry("event", "end")
        .containsEntry("stopped_by", "shutdown");
    assertThat(lines.getLast().getMap())
        .containsEntry("event", "close")
        .containsEntry("running", 0);
  }

  @Test
  void theServersOwnTrialsAreNotOnRecord() throws Exception {
    try (var executor = Executor.start()) {
      executor.selfTest();
      assertThat(AuditFolder.of(executor.dataDir).events("start")).isEmpty();
      executor.execute(new JsonObject().put("command", "true").put("principal", "vibesbox"));
      assertThat(AuditFolder.of(executor.dataDir).events("start")).hasSize(1);
    }
  }

  private static AuditConfig inWorkspace(Settings given) {
    return config(given.workspace(), 10_000);
  }

  private static AuditConfig config(Path parent, int maxCommandChars) {
    return new AuditConfig(
        Optional.of(parent.resolve("audit")),
        true,
        1 << 20,
        2,
        1 << 20,
        AuditConfig.Sync.ALWAYS,
        maxCommandChars,
        false);
  }

  private static String confirmation(Executor executor, String command) throws Exception {
    try {
      executor.run(command);
    } catch (Exception e) {
      if (e.getCause() instanceof Failure failure) {
        return failure.confirmation().orElseThrow();
      }
      throw e;
    }
    throw new AssertionError("it ran unasked");
  }

  private static JsonObject background(String command) {
    return new JsonObject().put("command", command).put("background", true);
  }

  private static JsonObject without(JsonObject json, String... names) {
    var rest = json.copy();
    List.of(names).forEach(rest::remove);
    return rest;
  }
}
