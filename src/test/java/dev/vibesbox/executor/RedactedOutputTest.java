package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Secrets on their way from a process to its log. */
class RedactedOutputTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  static void stop() {
    executor.close();
  }

  @Test
  void anUnfinishedLineLeavesAndAnUnfinishedValueLeavesMasked() throws Exception {
    var id = background("printf 'compiling a'; printf ' PASSWORD=hun' >&2; sleep 3000");
    executor.manage(
        new JsonObject().put("action", "wait").put("process_id", id).put("until", "REDACTED"));
    assertThat(read(id)).contains("compiling a").contains("PASSWORD=").doesNotContain("hun");
    kill(id);
  }

  @Test
  void aValueThatComesInPiecesWithPausesIsMaskedAsOne() throws Exception {
    var answer =
        executor.run("printf 'PASSWORD=h'; sleep 0.4; printf 'unter2'; sleep 0.4; echo ' ok'");
    assertThat(answer.getString("stdout")).isEqualTo("PASSWORD=[REDACTED:password] ok\n");
    assertThat(answer.getJsonObject("redactions")).isEqualTo(new JsonObject().put("password", 1));
    assertThat(answer.getInteger("stdout_bytes")).isEqualTo(answer.getString("stdout").length());
  }

  @Test
  void aValueLeavesMaskedWhileItsProcessWaitsForInput() throws Exception {
    try (var process = Conversation.piped(executor, "printf 'TOKEN=hun'; read line; echo ' ok'")) {
      process.awaitOutput("TOKEN=[REDACTED:token]");
    }
  }

  @Test
  void eachStreamIsLookedAtByItself() throws Exception {
    var answer = executor.run("printf 'TOKEN='; echo hunter2 >&2; echo hunter3");
    assertThat(answer.getString("stdout")).isEqualTo("TOKEN=[REDACTED:token]\n");
    assertThat(answer.getString("stderr")).isEqualTo("hunter2\n");
  }

  @Test
  void aSecretOfTheRequestIsMaskedAlsoWhereAValueEndsWithTheOutput() throws Exception {
    var answer =
        executor.execute(
            new JsonObject()
                .put("command", "printf %s \"$A_TOKEN\"; printf %s \"$A_TOKEN\" | base64 >&2")
                .put("env", new JsonObject().put("A_TOKEN", "correct horse")));
    assertThat(answer.getString("stdout")).isEqualTo("[REDACTED:known-secret]");
    assertThat(answer.getString("stderr")).isEqualTo("[REDACTED:known-secret]\n");
    assertThat(answer.getJsonObject("redactions"))
        .isEqualTo(new JsonObject().put("known-secret", 2));
  }

  private static String background(String command) throws Exception {
    return executor
        .execute(new JsonObject().put("command", command).put("background", true))
        .getString("process_id");
  }

  private static String read(String id) throws Exception {
    return executor
        .manage(new JsonObject().put("action", "read").put("process_id", id))
        .getString("output");
  }

  private static void kill(String id) throws Exception {
    executor.manage(new JsonObject().put("action", "kill").put("process_id", id));
  }
}
