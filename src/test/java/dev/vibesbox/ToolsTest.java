package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two tools, as an agent meets them. */
class ToolsTest {
  private static TestBox box;

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start();
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void everyProgressComesBeforeTheAnswerAndHoldsAllOutput() throws Exception {
    try (var client = TestClient.connect(box)) {
      var answer = client.run("echo a; sleep 0.1; echo b >&2; sleep 0.1; printf c");
      assertThat(answer.getString("stdout")).isEqualTo("a\nc");
      var messages = client.received();
      assertThat(messages.getLast().containsKey("result")).isTrue();
      var texts =
          messages.stream()
              .filter(it -> "notifications/progress".equals(it.getString("method")))
              .map(it -> it.getJsonObject("params"))
              .map(it ->
                  it.getJsonObject("_meta").getString("vibesbox/stream") + it.getString("message"))
              .toList();
      assertThat(texts).containsExactly("stdouta\n", "stderrb\n", "stdoutc");
    }
  }

  @Test
  void aCancelledCommandIsGone() throws Exception {
    try (var client = TestClient.connect(box)) {
      var id = client.begin("execute_command", new JsonObject().put("command", "sleep 2001"));
      Settling.await(() -> !Running.processes("sleep 2001").isEmpty());
      client.cancel(id);
      Settling.await(() -> Running.processes("sleep 2001").isEmpty());
      assertThat(client.run("echo still here").getString("stdout")).isEqualTo("still here\n");
    }
  }

  @Test
  void aCommandEndsWithItsSocketUnlessItIsToBeKept() throws Exception {
    try (var client = TestClient.connect(box)) {
      client.begin("execute_command", new JsonObject().put("command", "sleep 2002"));
      client.begin(
          "execute_command",
          new JsonObject().put("command", "exec sleep 2003").put("on_disconnect", "keep"));
      Settling.await(() -> !Running.processes("sleep 2002").isEmpty());
      Settling.await(() -> !Running.processes("sleep 2003").isEmpty());
    }
    Settling.await(() -> Running.processes("sleep 2002").isEmpty());
    assertThat(Running.processes("sleep 2003")).hasSize(1);
    try (var client = TestClient.connect(box)) {
      var pid = Integer.valueOf(Running.processes("sleep 2003").getFirst());
      var killed = client.manage(new JsonObject().put("action", "kill").put("pid", pid));
      assertThat(killed.getJsonArray("remaining")).isEmpty();
    }
  }

  @Test
  void aBackgroundProcessIsReadPieceByPiece() throws Exception {
    try (var client = TestClient.connect(box)) {
      var started =
          client.run(
              new JsonObject()
                  .put("command", "echo one; sleep 0.3; echo two")
                  .put("background", true));
      assertThat(started.getString("status")).isEqualTo("running");
      var read =
          new JsonObject()
              .put("action", "read")
              .put("process_id", started.getString("process_id"))
              .put("wait", 5);
      assertThat(client.manage(read).getString("output")).isEqualTo("one\n");
      assertThat(client.manage(read).getString("output")).isEqualTo("two\n");
      var again = client.manage(read.copy().put("offset", 0).put("grep", "tw"));
      assertThat(again.getString("output")).isEqualTo("two\n");
    }
  }

  @Test
  void waitAnswersWhileTheCommandRuns() throws Exception {
    try (var client = TestClient.connect(box)) {
      var answer =
          client.run(new JsonObject().put("command", "echo up; sleep 2004").put("wait", 0.3));
      assertThat(answer.getString("status")).isEqualTo("running");
      assertThat(answer.getString("stdout")).isEqualTo("up\n");
      var kill =
          new JsonObject().put("action", "kill").put("process_id", answer.getString("process_id"));
      assertThat(client.manage(kill).getString("status")).isEqualTo("cancelled");
    }
  }

  @Test
  void aSecretIsNowhere() throws Exception {
    try (var client = TestClient.connect(box)) {
      var answer = client.run("printf 'API_K'; sleep 0.05; printf 'EY=hunt'; sleep 0.05; echo er2");
      assertThat(answer.getString("stdout")).isEqualTo("API_KEY=[REDACTED:api-key]\n");
      assertThat(answer.getJsonObject("redactions")).isEqualTo(new JsonObject().put("api-key", 1));
      assertThat(client.received().toString()).doesNotContain("hunt");
    }
  }

  @Test
  void aRejectedCommandSaysByWhichRuleAndWhatToDo() throws Exception {
    try (var client = TestClient.connect(box)) {
      var result =
          client.call("execute_command", new JsonObject().put("command", "rm  -r -f  '/'"));
      assertThat(result.getBoolean("isError")).isTrue();
      var answer = result.getJsonObject("structuredContent");
      assertThat(answer.getString("status")).isEqualTo("rejected");
      assertThat(answer.getString("error")).startsWith("remove-root: ");
      assertThat(answer.getString("suggestion")).isNotBlank();
    }
  }

  @Test
  void whatIsWrittenToAShellPassesThePolicyToo() throws Exception {
    try (var client = TestClient.connect(box)) {
      var id =
          client
              .run(
                  new JsonObject()
                      .put("command", "sh")
                      .put("keep_stdin_open", true)
                      .put("background", true))
              .getString("process_id");
      var write = new JsonObject().put("action", "write").put("process_id", id);
      var refused = client.manage(write.copy().put("data", "rm -rf /\n"));
      assertThat(refused.getString("status")).isEqualTo("rejected");
      assertThat(refused.getString("error")).startsWith("remove-root: ");
      client.manage(write.copy().put("data", "echo fine\n").put("eof", true));
      var wait = new JsonObject().put("action", "wait").put("process_id", id);
      assertThat(client.manage(wait).getInteger("exit_code")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|command is missing",
        "{\"command\":\"  \"}|command is blank",
        "{\"command\":7}|command is the number 7; it must be a string",
        "{\"command\":\"x\",\"timeout\":301}|timeout is 301; allowed is an integer from 1 to 300",
        "{\"command\":\"x\",\"timeout\":0}|timeout is 0; allowed is an integer from 1 to 300",
        "{\"command\":\"x\",\"timeout\":1.5}|timeout is 1.5; allowed is an integer",
        "{\"command\":\"x\",\"timeout\":1e99}|timeout is 1.0E99; allowed is an integer",
        "{\"command\":\"x\",\"shell\":\"/bin/evil\"}|shell is not one of the configured shells",
        "{\"command\":\"x\",\"speed\":1}|unknown argument speed; known are background, command",
        "{\"command\":\"x\",\"env\":{\"A=B\":\"c\"}}|env has a name that is not",
        "{\"command\":\"x\",\"cwd\":\"/etc\"}|cwd is outside the workspace",
        "{\"command\":\"x\",\"pty\":{\"columns\":1001}}|pty: columns is 1001; allowed is an integer from 1",
        "{\"command\":\"x\",\"pty\":{\"rows\":0}}|pty: rows is 0; allowed is an integer from 1 to 1000",
        "{\"command\":\"x\",\"pty\":{\"cols\":80}}|pty: unknown argument cols; known are columns, rows",
        "{\"command\":\"x\",\"pty\":true}|pty is true; it must be an object",
        "{\"command\":\"x\",\"keep_stdin_open\":\"yes\"}|keep_stdin_open is a string; it must be",
        "{\"command\":\"x\",\"env\":{\"LD_PRELOAD\":\"x.so\"}}|env.LD_PRELOAD is refused",
        "{\"command\":\"x\",\"background\":true,\"on_disconnect\":\"stop\"}|on_disconnect must not be",
        "{\"command\":\"x\",\"principal\":\"root\"}|unknown argument principal",
        "{\"command\":\"x\\u0000y\"}|command contains a NUL character",
      })
  void aBadArgumentIsNamedWithWhatIsAllowed(String arguments, String sentence) throws Exception {
    try (var client = TestClient.connect(box)) {
      var result = client.call("execute_command", new JsonObject(arguments));
      assertThat(result.getBoolean("isError")).isTrue();
      var answer = result.getJsonObject("structuredContent");
      assertThat(answer.getString("error")).startsWith(sentence);
      assertThat(answer.getString("status")).isEqualTo("rejected");
    }
  }
}
