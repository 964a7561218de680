package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Nasty;
import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Commands on a pseudo-terminal. */
class TerminalTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_Z = "\u001a";

  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
    Nasty.compileInto(executor.workspace);
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  @Test
  void allThreeStreamsAreOneTerminalOfTheGivenSize() throws Exception {
    var answer =
        executor.execute(
            pty("test -t 0 && test -t 1 && test -t 2; echo $?; stty size; echo $TERM; tty; echo e >&2")
                .put("pty", size(132, 50)));
    assertThat(answer.getString("stdout").lines())
        .startsWith("0", "50 132", "xterm-256color")
        .endsWith("e");
    assertThat(answer.getString("stderr")).isEmpty();
    assertThat(executor.execute(pty("stty size")).getString("stdout")).isEqualTo("24 80\n");
  }

  @Test
  void theRequestMayNameAnotherTerminalType() throws Exception {
    var answer =
        executor.execute(pty("echo $TERM").put("env", new JsonObject().put("TERM", "vt100")));
    assertThat(answer.getString("stdout")).isEqualTo("vt100\n");
  }

  @RepeatedTest(20)
  void noOutputIsLostAtTheEnd() throws Exception {
    var answer = executor.execute(pty("head -c 50000 /dev/zero | tr '\\0' x; printf end"));
    assertThat(answer.getInteger("stdout_bytes")).isEqualTo(50_003);
    assertThat(answer.getString("stdout")).endsWith("end");
    assertThat(answer.getInteger("exit_code")).isZero();
  }

  @Test
  void whatIsGivenIsTypedFirst() throws Exception {
    try (var shell =
        Conversation.begin(executor, pty("read a; read b; echo =$a$b").put("stdin", "one\n"))) {
      shell.write("two\n");
      shell.exit();
      assertThat(shell.output()).endsWith("=onetwo\r\n");
    }
  }

  @Test
  void aResizeIsSeenByTheProgram() throws Exception {
    try (var shell =
        Conversation.onTerminal(
            executor, "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done")) {
      shell.awaitOutput("ready");
      var answer = shell.ask("resize", size(100, 40));
      assertThat(answer.getInteger("columns")).isEqualTo(100);
      shell.awaitOutput("40 100\r\n");
      assertThatThrownBy(() -> shell.ask("resize", size(1001, 40)))
          .hasMessageContaining("columns is 1001; allowed is an integer from 1 to 1000");
      assertThatThrownBy(() -> shell.ask("resize", size(80, 0))).hasMessageContaining("rows is 0");
      assertThatThrownBy(() -> shell.ask("resize", new JsonObject().put("rows", 5)))
          .hasMessageContaining("columns is missing");
    }
  }

  @Test
  void aPasswordPromptShowsNothingOfTheAnswer() throws Exception {
    try (var prompt =
        Conversation.onTerminal(
            executor,
            "stty -echo; printf 'Password: '; read p; stty echo; echo; echo got ${#p} characters")) {
      prompt.awaitOutput("Password: ");
      prompt.write("hunter2hunter2\n");
      prompt.exit();
      assertThat(prompt.output()).contains("got 14 characters").doesNotContain("hunter2");
    }
  }

  @Test
  void aProgramThatAsksTheTerminalItselfForAPasswordGetsIt() throws Exception {
    try (var prompt = Conversation.onTerminal(executor, "./nasty password < /dev/null")) {
      prompt.awaitOutput("Password: ");
      prompt.write("hunter2hunter2\n");
      prompt.exit();
      assertThat(prompt.output()).contains("14 characters").doesNotContain("hunter2");
    }
  }

  @Test
  void anInterpreterIsTalkedTo() throws Exception {
    try (var python = Conversation.onTerminal(executor, "python3 -i")) {
      python.awaitOutput(">>> ");
      python.write("40 + 2\n");
      python.awaitOutput("\n42\r\n");
      python.write("import time; print('be' + 'gun'); time.sleep(3105)\n");
      python.awaitOutput("begun");
      python.write(CTRL_C);
      python.awaitOutput("KeyboardInterrupt\r\n>>> ");
      python.end();
      // Some versions end by the signal that they were interrupted with before.
      assertThat(python.exit().getString("status")).isIn("exited", "signaled");
    }
  }

  @Test
  void aPagerPagesAndQuits() throws Exception {
    executor.run("seq 1 5000 > numbers");
    try (var less = Conversation.onTerminal(executor, "less numbers")) {
      less.awaitOutput("23\r\n");
      less.write("G");
      less.awaitOutput("5000");
      less.write("q");
      assertThat(less.exit().getInteger("exit_code")).isZero();
    }
  }

  @Test
  void aSecretThatTheTerminalEchoesIsMasked() throws Exception {
    try (var cat = Conversation.onTerminal(executor, "cat")) {
      cat.write("API_KEY=hunter2hunter2\n");
      cat.awaitOutput("REDACTED");
      cat.end();
      cat.exit();
      assertThat(cat.output()).doesNotContain("hunter2");
    }
  }

  @Test
  void ctrlCEndsTheForegroundAloneAndTheShellGoesOn() throws Exception {
    try (var shell = Conversation.onTerminal(executor, "sh -i")) {
      shell.write("sleep 3101 &\n sleep 3102\n");
      Settling.await(() -> !Running.processes("sleep 3102").isEmpty());
      shell.write(CTRL_C);
      Settling.await(() -> Running.processes("sleep 3102").isEmpty());
      shell.write("echo $((40 + 2))\n");
      shell.awaitOutput("42\r\n");
      assertThat(Running.processes("sleep 3101")).hasSize(1);
    }
    assertThat(Running.processes("sleep 3101")).isEmpty();
  }

  @Test
  void jobControlWorks() throws Exception {
    try (var shell = Conversation.onTerminal(executor, "bash --norc -i")) {
      shell.write("sleep 3103\n");
      Settling.await(() -> !Running.processes("sleep 3103").isEmpty());
      shell.write(CTRL_Z);
      shell.awaitOutput("Stopped");
      shell.write("fg\n");
      // Typed, stopped, and named when it goes on. Sooner, Ctrl-C would throw away what was typed.
      Settling.await(() -> shell.output().split("sleep 3103", -1).length > 3);
      // It may come before the shell has handed over the terminal, and is for the shell then.
      Settling.await(() -> isGoneAfter(shell, CTRL_C, "sleep 3103"));
      shell.write("exit 7\n");
      assertThat(shell.exit().getInteger("exit_code")).isEqualTo(7);
    }
  }

  @Test
  void theEndOfInputIsTheEndOfFileCharacterAndTheTerminalStaysOpen() throws Exception {
    try (var shell = Conversation.onTerminal(executor, "cat; echo first; cat; echo second")) {
      shell.write("whole line\n");
      assertThat(shell.end().getString("input")).isEqualTo("open");
      shell.awaitOutput("first");
      shell.write("half a line");
      shell.end();
      shell.exit();
      assertThat(shell.output()).contains("half a linehalf a linesecond");
    }
  }

  @Test
  void aMegabyteIsPastedWholeAlsoWithLinesOverTheLimitOfTheTerminal() throws Exception {
    var text = ("0123456789".repeat(1_300) + "\n" + "short é\n").repeat(80);
    try (var cat = Conversation.onTerminal(executor, "stty -echo; echo ready; cat > pasted")) {
      cat.awaitOutput("ready");
      var left = text;
      while (!left.isEmpty()) {
        var answer = cat.write(left);
        left = left.substring(answer.getInteger("accepted_chars"));
      }
      cat.end();
      assertThat(cat.exit().getInteger("exit_code")).isZero();
    }
    assertThat(executor.workspace.resolve("pasted")).content().isEqualTo(text);
  }

  @Test
  void itGoesOnWhenEverybodyHasClosedTheTerminalForAWhile() throws Exception {
    var answer =
        executor.execute(
            pty(
                "t=$(tty); echo a; exec </dev/null >/dev/null 2>&1; sleep 0.5; echo b >$t; exit 3"));
    assertThat(answer.getString("stdout")).isEqualTo("a\nb\n");
    assertThat(answer.getInteger("exit_code")).isEqualTo(3);
  }

  @Test
  void whatKeepsTheTerminalOpenDoesNotHangTheEnd() throws Exception {
    var answer = executor.execute(pty("sleep 3104 & setsid -f sleep 3104; echo hi"));
    assertThat(answer.getString("stdout")).startsWith("hi\n");
    assertThat(answer.getLong("duration_ms")).isLessThan(5_000);
    assertThat(Running.processes("sleep 3104")).isEmpty();
  }

  @Test
  void aSessionOfItsOwnDoesNotLoseTheTerminal() throws Exception {
    var answer = executor.execute(pty("setsid -w sh -c 'test -t 1 && echo still there'; echo $?"));
    assertThat(answer.getString("stdout")).isEqualTo("still there\n0\n");
  }

  @Test
  void silenceStopsItAsItStopsAnyOther() throws Exception {
    var answer = executor.execute(pty("echo a; cat").put("idle_timeout", 1));
    assertThat(answer.getString("stopped_by")).isEqualTo("idle_timeout");
    assertThat(answer.getString("stdout")).isEqualTo("a\n");
  }

  @Test
  void aTerminalLeavesNothingBehind() throws Exception {
    executor.execute(pty("true"));
    var before = descriptors();
    for (var i = 0; i < 200; i++) {
      executor.execute(pty("echo hi"));
    }
    assertThat(descriptors()).isLessThanOrEqualTo(before + 2);
  }

  private static boolean isGoneAfter(Conversation shell, String key, String commandLine) {
    shell.type(key);
    return Running.processes(commandLine).isEmpty();
  }

  private static int descriptors() {
    return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
  }

  private static JsonObject pty(String command) {
    return new JsonObject().put("command", command).put("pty", new JsonObject());
  }

  private static JsonObject size(int columns, int rows) {
    return new JsonObject().put("columns", columns).put("rows", rows);
  }
}
