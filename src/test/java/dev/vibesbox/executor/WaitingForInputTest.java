package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Settling;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs that wait for somebody to write to them, told from those that do not. */
class WaitingForInputTest {
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
  void readersAreSeenOnAPipeAndOnATerminal() throws Exception {
    var readers =
        List.of(
            "cat",
            "read line",
            "sh -c 'sleep 0.1; cat' | cat",
            "setsid -w cat",
            "bash -c 'read -p name?'",
            "python3 -c 'input()'",
            "python3 -c 'import select; select.select([0], [], [])'",
            "python3 -c 'import select; p=select.poll(); p.register(0, select.POLLIN); p.poll()'",
            "python3 -c 'import select; p=select.epoll(); p.register(0, select.EPOLLIN); p.poll()'",
            "python3 -c 'import threading; t=threading.Thread(target=input); t.start(); t.join()'");
    assertWaiting(true, 20, readers, command -> Conversation.piped(executor, command));
    assertWaiting(true, 20, readers, command -> Conversation.onTerminal(executor, command));
  }

  @Test
  void interactiveProgramsAreSeen() throws Exception {
    executor.run("echo text > file");
    var programs =
        List.of(
            "python3 -i",
            "sh -i",
            "bash --norc -i",
            "top",
            "less -P? file",
            "exec </dev/null; cat /dev/tty");
    assertWaiting(true, 20, programs, command -> Conversation.onTerminal(executor, command));
  }

  @Test
  void whatWaitsForSomethingElseIsNotTakenForIt() throws Exception {
    executor.run("mkfifo fifo");
    var others =
        List.of(
            "sleep 3201",
            "sleep 3201 | cat",
            "cat < fifo",
            "while :; do :; done",
            "python3 -c 'import time; time.sleep(3201)'",
            "python3 -c 'import select,os; r,w=os.pipe(); select.select([r], [], [])'");
    assertWaiting(false, 3, others, command -> Conversation.onTerminal(executor, command));
  }

  private interface Start {
    Conversation begin(String command) throws Exception;
  }

  /** All at a time, since it takes two looks a second apart. */
  private static void assertWaiting(
      boolean expected, int seconds, List<String> commands, Start start) throws Exception {
    List<Conversation> programs = new ArrayList<>();
    try {
      for (var command : commands) {
        programs.add(start.begin(command));
      }
      var wait = new JsonObject().put("until", "input").put("wait", seconds);
      var asked = programs.stream().map(it -> it.later("wait", wait.copy())).toList();
      for (var i = 0; i < asked.size(); i++) {
        var answer = Executor.await(asked.get(i));
        assertThat(answer.getBoolean("reached")).as(commands.get(i)).isEqualTo(expected);
        assertThat(answer.getString("status")).as(commands.get(i)).isEqualTo("running");
      }
    } finally {
      for (var program : programs) {
        program.close();
      }
    }
  }

  @Test
  void itIsSaidInEveryAnswerWithoutBeingAskedForAndEndsWithTheWrite() throws Exception {
    try (var cat = Conversation.piped(executor, "cat >/dev/null; exec sleep 3202")) {
      Settling.await(() -> isWaiting(cat));
      var listed = executor.manage(new JsonObject().put("action", "list"));
      assertThat(listed.getJsonArray("processes").getJsonObject(0).getBoolean("waiting_for_input"))
          .isTrue();
      assertThat(cat.end().getBoolean("waiting_for_input")).isFalse();
      assertThat(isWaiting(cat)).isFalse();
    }
  }

  @Test
  void aForegroundCommandThatAsksIsAnsweredWithTheQuestion() throws Exception {
    var answer =
        executor.execute(
            new JsonObject()
                .put("command", "printf 'Continue? '; read a; echo $a")
                .put("pty", new JsonObject())
                .put("wait", 4));
    assertThat(answer.getBoolean("waiting_for_input")).isTrue();
    assertThat(answer.getString("stdout")).isEqualTo("Continue? ");
    assertThat(answer.getString("suggestion")).contains("action write");
  }

  @Test
  void whatHasNoInputWillNotWaitForIt() throws Exception {
    try (var deaf = Conversation.begin(executor, new JsonObject().put("command", "sleep 3203"))) {
      assertThatThrownBy(() -> untilInput(deaf)).hasMessageContaining("will not wait for input");
    }
  }

  @Test
  void anExitEndsTheWait() throws Exception {
    try (var brief = Conversation.piped(executor, "sleep 0.5")) {
      var answer = untilInput(brief);
      assertThat(answer.getBoolean("reached")).isFalse();
      assertThat(answer.getString("status")).isEqualTo("exited");
    }
  }

  private static boolean isWaiting(Conversation process) {
    try {
      return process.ask("read", new JsonObject()).getBoolean("waiting_for_input");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject untilInput(Conversation process) throws Exception {
    return process.ask("wait", new JsonObject().put("until", "input").put("wait", 20));
  }
}
