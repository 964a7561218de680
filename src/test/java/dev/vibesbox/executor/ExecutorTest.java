package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExecutorTest {
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
  void aCommandIsAnsweredWithItsOutputAndExitCode() throws Exception {
    var answer = executor.run("echo out; echo err >&2; exit 3");
    assertThat(answer.getString("stdout")).isEqualTo("out\n");
    assertThat(answer.getString("stderr")).isEqualTo("err\n");
    assertThat(answer.getInteger("exit_code")).isEqualTo(3);
    assertThat(answer.getBoolean("success")).isFalse();
    assertThat(answer.getString("status")).isEqualTo("exited");
    assertThat(answer.getLong("next_offset")).isEqualTo(8);
  }

  @Test
  void aSignalIsToldFromAnExitCode() throws Exception {
    var killed = executor.run("kill -TERM $$");
    assertThat(killed.getString("status")).isEqualTo("signaled");
    assertThat(killed.getString("signal")).isEqualTo("SIGTERM");
    assertThat(killed.getValue("exit_code")).isNull();
    var exited = executor.run("exit 143");
    assertThat(exited.getString("status")).isEqualTo("exited");
    assertThat(exited.getInteger("exit_code")).isEqualTo(143);
  }

  @Test
  void aTimeoutStopsEverythingInTime() throws Exception {
    var before = System.nanoTime();
    var answer = executor.execute(new JsonObject().put("command", "sleep 1001").put("timeout", 1));
    assertThat(System.nanoTime() - before).isBetween(1_000_000_000L, 1_500_000_000L);
    assertThat(answer.getString("status")).isEqualTo("timed_out");
    assertThat(answer.getString("stopped_by")).isEqualTo("timeout");
    assertThat(answer.getInteger("leftover_processes")).isZero();
    assertThat(Running.processes("sleep 1001")).isEmpty();
  }

  @Test
  void whatIgnoresSigtermIsKilledAfterTheGraceTime() throws Exception {
    var answer =
        executor.execute(
            new JsonObject()
                .put("command", "trap '' TERM; while :; do sleep 1002; done")
                .put("timeout", 1));
    assertThat(answer.getString("status")).isEqualTo("timed_out");
    assertThat(answer.getString("signal")).isEqualTo("SIGKILL");
    assertThat(answer.getLong("duration_ms")).isBetween(3_000L, 3_500L);
    assertThat(Running.processes("sleep 1002")).isEmpty();
  }

  @Test
  void leftoversEndWithTheirShellAndTheAnswerSaysSo() throws Exception {
    var answer = executor.run("(sleep 1003; true) & setsid -f sleep 1003; sleep 0.2; echo hi");
    assertThat(answer.getString("stdout")).isEqualTo("hi\n");
    assertThat(answer.getLong("duration_ms")).isLessThan(2_000);
    assertThat(answer.getInteger("leftover_processes")).isEqualTo(3);
    assertThat(answer.getString("suggestion")).contains("3 process").contains("background: true");
    assertThat(Running.processes("sleep 1003")).isEmpty();
  }

  @Test
  void aBackgroundCommandRunsOnUntilItIsKilled() throws Exception {
    var started =
        executor.execute(
            new JsonObject().put("command", "echo up; sleep 1004").put("background", true));
    assertThat(started.getString("status")).isEqualTo("running");
    var id = started.getString("process_id");
    var read =
        executor.manage(
            new JsonObject().put("action", "read").put("process_id", id).put("wait", 5));
    assertThat(read.getString("output")).isEqualTo("up\n");
    var killed = executor.manage(new JsonObject().put("action", "kill").put("process_id", id));
    assertThat(killed.getString("status")).isEqualTo("cancelled");
    assertThat(killed.getJsonArray("stopped").stream())
        .contains(killed.getInteger("pid"))
        .doesNotContain((int) ProcessHandle.current().pid());
    assertThat(killed.getJsonArray("remaining")).isEmpty();
    assertThat(Running.processes("sleep 1004")).isEmpty();
  }

  @Test
  void aSignalMayBeANumberAndTheAnswerSaysWhomItEnded() {
    for (var signal : List.of("INT", "sigint", 2, "SIGUSR1", 34)) {
      // A busy machine may need longer than the answer waits.
      Settling.await(() -> isSaidToHaveEnded(signal));
    }
  }

  private static boolean isSaidToHaveEnded(Object signal) {
    try {
      var sleep = new JsonObject().put("command", "sleep 1007").put("background", true);
      var id = executor.execute(sleep).getString("process_id");
      var kill = new JsonObject().put("action", "kill").put("process_id", id).put("signal", signal);
      var killed = executor.manage(kill);
      return killed.getJsonArray("stopped").contains(killed.getInteger("pid"))
          && killed.getString("sent_signal").equals(killed.getString("signal"))
          && "kill".equals(killed.getString("stopped_by"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void waitingForALineEndsWhenItComes() throws Exception {
    var started =
        executor.execute(
            new JsonObject()
                .put("command", "sleep 0.2; echo ready on port 80; sleep 1005")
                .put("background", true));
    var id = started.getString("process_id");
    var waited =
        executor.manage(
            new JsonObject()
                .put("action", "wait")
                .put("process_id", id)
                .put("until", "port [0-9]+")
                .put("wait", 10));
    assertThat(waited.getBoolean("reached")).isTrue();
    assertThat(waited.getString("matched_line")).isEqualTo("ready on port 80");
    executor.manage(
        new JsonObject().put("action", "kill").put("process_id", id).put("signal", "KILL"));
  }

  @Test
  void standardInputIsWhatWasGivenAndEmptyOtherwise() throws Exception {
    var given = "x".repeat(300_000);
    var counted = executor.execute(new JsonObject().put("command", "wc -c").put("stdin", given));
    assertThat(counted.getString("stdout").strip()).isEqualTo("300000");
    assertThat(executor.run("cat").getString("stdout")).isEmpty();
  }

  @Test
  void aHundredMegabytesAreCountedExactlyAndBothEndsKept() throws Exception {
    var answer = executor.run("head -c 100000000 /dev/zero | tr '\\0' x; echo; echo end");
    assertThat(answer.getLong("stdout_bytes")).isEqualTo(100_000_005);
    assertThat(answer.getBoolean("truncated")).isTrue();
    assertThat(answer.getString("stdout")).startsWith("xxx").endsWith("end\n");
    var read =
        executor.manage(
            new JsonObject()
                .put("action", "read")
                .put("process_id", answer.getString("process_id"))
                .put("offset", 65_536));
    assertThat(read.getJsonObject("gap").getLong("bytes"))
        .isEqualTo(read.getLong("next_offset") - 65_536 - bytes(read));
  }

  @Test
  void thirtyTwoAtATimeAllEnd() throws Exception {
    List<Future<JsonObject>> answers = new ArrayList<>();
    for (var i = 0; i < 32; i++) {
      answers.add(executor.ask(new JsonObject().put("command", "sleep 0.1; echo " + i)));
    }
    Executor.await(Future.all(answers));
    for (var i = 0; i < 32; i++) {
      assertThat(answers.get(i).result().getString("stdout")).isEqualTo(i + "\n");
    }
  }

  @Test
  void aProgramThatIsNotThereIsAClearFailure() {
    assertThatThrownBy(
            () -> executor.execute(new JsonObject().put("command", "x").put("cwd", "../..")))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(ReplyException.class)
        .hasMessageContaining("cwd is outside the workspace");
  }

  @Test
  void theSelfTestRunsAProcess() throws Exception {
    assertThat(executor.selfTest().getString("status")).isEqualTo("exited");
  }

  private static long bytes(JsonObject reading) {
    return reading.getJsonArray("parts").stream()
        .mapToLong(part -> ((JsonObject) part).getLong("bytes"))
        .sum();
  }
}
