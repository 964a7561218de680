package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Settling;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing to a process that runs, through a pipe. */
class InputTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  @Test
  void whatIsWrittenIsReadInOrderAndTheEndEndsIt() throws Exception {
    try (var cat = Conversation.begin(executor, open("cat; echo over").put("stdin", "one "))) {
      assertThat(cat.write("two ").getInteger("accepted_bytes")).isEqualTo(4);
      var last = cat.ask("write", new JsonObject().put("data", "three ").put("eof", true));
      assertThat(last.getBoolean("eof")).isTrue();
      assertThat(last.getString("input")).isEqualTo("ended");
      assertThat(cat.exit().getString("status")).isEqualTo("exited");
      assertThat(cat.output()).isEqualTo("one two three over\n");
    }
  }

  @Test
  void aProcessThatDoesNotReadLeavesBoundedBytesPending() throws Exception {
    var part = "é".repeat(500_000);
    try (var deaf = Conversation.piped(executor, "sleep 3001")) {
      var first = write(deaf, part, 0.3);
      var accepted = first.getInteger("accepted_bytes");
      assertThat(accepted).isBetween(1, part.length() * 2 - 1).matches(it -> it % 2 == 0);
      assertThat(first.getInteger("accepted_chars")).isEqualTo(accepted / 2);
      assertThat(first.getInteger("pending_bytes")).isBetween(1, 256 << 10);
      assertThat(first.getInteger("written_bytes") + first.getInteger("pending_bytes"))
          .isEqualTo(accepted);
      assertThat(first.getString("suggestion")).contains("byte " + accepted);
      for (var i = 0; i < 10; i++) {
        assertThat(write(deaf, part, 0).getInteger("accepted_bytes")).isZero();
      }
    }
  }

  @Test
  void whatWasNotAcceptedCanBeSentAgainAndNothingIsLostOrDoubled() throws Exception {
    var text = "0123456789abcdeé\n".repeat(40_000);
    var reader = "import os\nn=0\nwhile b:=os.read(0,7919): n+=len(b); os.write(1,b)";
    try (var slow = Conversation.begin(executor, open("sleep 0.5; python3 -c '" + reader + "'"))) {
      var left = text;
      while (!left.isEmpty()) {
        var accepted = write(slow, left, 0.1).getInteger("accepted_chars");
        left = left.substring(accepted);
      }
      slow.end();
      slow.exit();
      assertThat(slow.output()).isEqualTo(text);
    }
  }

  @Test
  void anEndBehindWhatIsPendingComesAfterIt() throws Exception {
    var text = "x".repeat(200_000);
    try (var late = Conversation.piped(executor, "sleep 0.5; wc -c")) {
      var answer =
          late.ask("write", new JsonObject().put("data", text).put("eof", true).put("wait", 0.1));
      assertThat(answer.getInteger("accepted_bytes")).isEqualTo(200_000);
      assertThat(answer.getString("input")).isEqualTo("ending");
      assertThatThrownBy(() -> late.write("more")).hasMessageContaining("is queued already");
      late.exit();
      assertThat(late.output().strip()).isEqualTo("200000");
    }
  }

  @Test
  void aKillEndsTheWaitOfAWriteAndSaysWhatWasTaken() throws Exception {
    try (var deaf = Conversation.piped(executor, "sleep 3002")) {
      var waiting =
          executor.askProcess(
              new JsonObject()
                  .put("action", "write")
                  .put("process_id", deaf.id())
                  .put("data", "x".repeat(1_000_000))
                  .put("wait", 20));
      Settling.await(() -> pending(deaf) > 0);
      deaf.ask("kill", new JsonObject().put("signal", "SIGKILL"));
      var answer = Executor.await(waiting);
      assertThat(answer.getString("status")).isEqualTo("cancelled");
      assertThat(answer.getInteger("accepted_bytes"))
          .isEqualTo(answer.getInteger("written_bytes"))
          .isBetween(1, 256 << 10);
      assertThat(answer.getString("suggestion")).contains("Only what was accepted has reached it");
    }
  }

  @Test
  void onlyAnOpenInputTakesAWriteAndTheRefusalSaysWhatToDo() throws Exception {
    try (var empty = Conversation.begin(executor, new JsonObject().put("command", "sleep 3003"));
        var given = Conversation.begin(executor, open("cat; sleep 3003").put("stdin", "text"))) {
      assertThatThrownBy(() -> empty.write("x"))
          .hasMessageContaining("its standard input is empty; it was started without")
          .hasMessageContaining("409");
      given.end();
      assertThatThrownBy(given::end).hasMessageContaining("has been ended already");
      assertThatThrownBy(() -> given.write("x")).hasMessageContaining("has been ended already");
      assertThatThrownBy(() -> given.ask("resize", size(80, 24)))
          .hasMessageContaining("has no terminal");
    }
  }

  @Test
  void aProcessThatClosedItsInputIsToldFromOneThatIsSlow() throws Exception {
    try (var closed = Conversation.piped(executor, "exec 0<&-; echo ready; exec sleep 3004")) {
      closed.awaitOutput("ready");
      assertThatThrownBy(() -> closed.write("x"))
          .hasMessageContaining("nothing of it reads its standard input any more");
      assertThatThrownBy(() -> closed.write("x"))
          .hasMessageContaining("nothing of it reads its standard input any more");
    }
    assertThat(executor.run("echo alive").getString("stdout")).isEqualTo("alive\n");
  }

  @Test
  void anEndedProcessTakesNothing() throws Exception {
    try (var ended = Conversation.piped(executor, "true")) {
      ended.exit();
      assertThatThrownBy(() -> ended.write("x")).hasMessageContaining("has ended already");
      assertThatThrownBy(ended::end).hasMessageContaining("has ended already");
    }
  }

  @Test
  void anEmptyWriteSaysHowThingsStand() throws Exception {
    try (var cat = Conversation.piped(executor, "cat")) {
      var answer = cat.write("");
      assertThat(answer.getInteger("bytes")).isZero();
      assertThat(answer.getInteger("pending_bytes")).isZero();
      assertThat(answer.getString("input")).isEqualTo("open");
    }
  }

  @Test
  void manyWritersAtATimeAreServedOneAfterTheOther() throws Exception {
    try (var cat = Conversation.piped(executor, "cat")) {
      for (var i = 0; i < 300; i++) {
        executor.askProcess(
            new JsonObject()
                .put("action", "write")
                .put("process_id", cat.id())
                .put("data", "line " + i + "\n"));
        cat.awaitOutput("line " + i + "\n");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|data is missing",
        "{\"data\":1}|data is the number 1; it must be a string",
        "{\"data\":\"x\",\"wait\":21}|wait is 21; allowed are 0 to 20 seconds",
        "{\"data\":\"\\ud800\"}|data holds half a surrogate pair",
        "{\"data\":\"x\",\"eof\":\"yes\"}|eof is a string; it must be true or false",
        "{\"data\":\"x\",\"data_base64\":\"eA==\"}|unknown argument data_base64",
      })
  void aBadWriteIsNamed(String arguments, String sentence) throws Exception {
    try (var cat = Conversation.piped(executor, "cat")) {
      assertThatThrownBy(() -> cat.ask("write", new JsonObject(arguments)))
          .hasMessageContaining(sentence);
    }
  }

  private static int pending(Conversation process) {
    try {
      return write(process, "", 0).getInteger("pending_bytes");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject open(String command) {
    return new JsonObject().put("command", command).put("keep_stdin_open", true);
  }

  private static JsonObject size(int columns, int rows) {
    return new JsonObject().put("columns", columns).put("rows", rows);
  }

  private static JsonObject write(Conversation process, String data, double wait) throws Exception {
    return process.ask("write", new JsonObject().put("data", data).put("wait", wait));
  }
}
