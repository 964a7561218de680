package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Waiting for a line, for output and for the end. */
class AwaitingTest {
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
  void aLineThatWasThereAlreadyIsFoundAtOnceAndNotFromBehindIt() throws Exception {
    try (var process = Conversation.piped(executor, "echo ready 1; read x; echo ready 2; read x")) {
      var first = until(process, "ready", new JsonObject());
      assertThat(first.getString("matched_line")).isEqualTo("ready 1");
      var offset = first.getLong("next_offset");
      assertThat(until(process, "ready", new JsonObject()).getString("matched_line"))
          .isEqualTo("ready 1");
      process.write("\n");
      var second = until(process, "ready", new JsonObject().put("offset", offset));
      assertThat(second.getString("matched_line")).isEqualTo("ready 2");
      assertThatThrownBy(() -> until(process, "ready", new JsonObject().put("offset", 99_999)))
          .hasMessageContaining("offset 99999 is beyond the end");
    }
  }

  @Test
  void aLineThatComesInTwoPiecesIsMatchedAsAWhole() throws Exception {
    try (var process = Conversation.piped(executor, "printf 'port 80'; sleep 0.03; echo 80; cat")) {
      assertThat(until(process, "^port [0-9]+$", new JsonObject()).getString("matched_line"))
          .isEqualTo("port 8080");
    }
  }

  @Test
  void aPromptIsMatchedThoughItsLineNeverEnds() throws Exception {
    try (var process = Conversation.onTerminal(executor, "printf '\\033[1mName\\033[0m: '; cat")) {
      assertThat(until(process, "^Name: $", new JsonObject()).getBoolean("reached")).isTrue();
    }
  }

  @Test
  void anEndWithoutTheLineEndsTheWaitAndSaysHowItEnded() throws Exception {
    try (var process = Conversation.piped(executor, "sleep 0.3; printf last; exit 4")) {
      var answer = until(process, "never", new JsonObject());
      assertThat(answer.getBoolean("reached")).isFalse();
      assertThat(answer.getInteger("exit_code")).isEqualTo(4);
      assertThat(until(process, "last", new JsonObject()).getBoolean("reached")).isTrue();
    }
  }

  @Test
  void aLineBehindAGapIsFound() throws Exception {
    try (var process =
        Conversation.piped(executor, "head -c 20000000 /dev/zero | tr '\\0' x; echo; echo found")) {
      var answer = until(process, "^found$", new JsonObject());
      assertThat(answer.getString("matched_line")).isEqualTo("found");
    }
  }

  @Test
  void anIdleTimeoutEndsEveryKindOfWait() throws Exception {
    try (var process =
        Conversation.begin(
            executor,
            new JsonObject()
                .put("command", "cat")
                .put("pty", new JsonObject())
                .put("idle_timeout", 1))) {
      assertThat(until(process, "output", new JsonObject()).getBoolean("reached")).isFalse();
      var answer = until(process, "exit", new JsonObject());
      assertThat(answer.getBoolean("reached")).isTrue();
      assertThat(answer.getString("stopped_by")).isEqualTo("idle_timeout");
    }
  }

  @Test
  void outputSinceTheLastReadIsNotWaitedFor() throws Exception {
    try (var process = Conversation.piped(executor, "echo a; cat")) {
      process.awaitOutput("a");
      var answer = until(process, "output", new JsonObject().put("offset", 0));
      assertThat(answer.getBoolean("reached")).isTrue();
      var nothing = until(process, "output", new JsonObject().put("wait", 0.2));
      assertThat(nothing.getBoolean("reached")).isFalse();
    }
  }

  private static JsonObject until(Conversation process, String until, JsonObject more)
      throws Exception {
    return process.ask("wait", new JsonObject().put("until", until).mergeIn(more));
  }
}
