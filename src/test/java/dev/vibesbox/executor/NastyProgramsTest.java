package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Nasty;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that do not want to end, or to be found. After each the executor is as it was before.
 */
@Tag("full")
class NastyProgramsTest {
  private static final Duration GRACE = Duration.ofMillis(300);

  /** A busy machine is late; the promise on a quiet one is 100 ms. */
  private static final long LATE_MS = 1_000;

  private static Executor executor;

  private Aftermath aftermath;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start(settings -> Executor.with(settings, GRACE));
    Nasty.compileInto(executor.workspace);
  }

  @AfterAll
  static void stop() {
    executor.close();
  }

  @BeforeEach
  void before() throws Exception {
    aftermath = new Aftermath(executor);
  }

  @AfterEach
  void after() throws Exception {
    aftermath.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"daemon", "wanderer"})
  void whatMovesAwayFromItsShellEndsWithIt(String kind) throws Exception {
    var answer = executor.run("./nasty " + kind);
    assertThat(answer.getString("status")).isEqualTo("exited");
    assertThat(answer.getInteger("leftover_processes")).isPositive();
  }

  /** Whoever is traced ends for its parent only when its tracer has let go, even by SIGKILL. */
  @ParameterizedTest
  @ValueSource(strings = {"traced-thread", "traced-orphan", "traced", "held", "held-orphan"})
  void whatTracesOrIsTracedEndsInTimeAndKeepsNobodyBusy(String kind) throws Exception {
    var processor = processorMillis();
    var order = new JsonObject().put("command", "exec ./nasty " + kind).put("background", true);
    var id = executor.execute(order.put("timeout", 2)).getString("process_id");
    var end =
        executor.manage(
            new JsonObject().put("action", "wait").put("process_id", id).put("wait", 20));
    assertThat(end.getLong("duration_ms"))
        .as(end.encode())
        .isLessThan(2_000 + GRACE.toMillis() + 1_000 + LATE_MS);
    assertThat(processorMillis() - processor).isLessThan(700);
  }

  @ParameterizedTest
  @ValueSource(strings = {"daemon", "wanderer", "adopter", "stopped"})
  void whatMovesAwayIsKilledWithItsShell(String kind) throws Exception {
    try (var shell = Conversation.piped(executor, "./nasty " + kind + " & echo on; cat")) {
      shell.awaitOutput("on");
      var killed = shell.ask("kill", new JsonObject());
      assertThat(killed.getString("status")).isEqualTo("cancelled");
      assertThat(killed.getJsonArray("remaining")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adopter", "stopped", "zombies 200"})
  void whatDoesNotEndIsStoppedInTime(String kind) throws Exception {
    var answer = timeOut("exec ./nasty " + kind);
    assertThat(answer.getLong("duration_ms"))
        .isBetween(1_000L, 1_000L + GRACE.toMillis() + LATE_MS);
  }

  @Test
  void silenceWithoutAnyStreamIsStoppedInTime() throws Exception {
    var answer = timeOut("exec <&- >&- 2>&-; sleep 1041");
    assertThat(answer.getLong("duration_ms")).isBetween(1_000L, 1_000L + LATE_MS);
  }

  @Test
  void endlessOutputIsStoppedInTimeAndItsEndsAreKept() throws Exception {
    var answer = timeOut("yes");
    assertThat(answer.getLong("duration_ms")).isBetween(1_000L, 1_000L + LATE_MS);
    assertThat(answer.getBoolean("truncated")).isTrue();
    assertThat(answer.getString("stdout")).startsWith("y\ny\n").endsWith("y\ny\n");
  }

  @Test
  void aHogOfDescriptorsHasItsOwnLimit() throws Exception {
    var open = executor.run("exec ./nasty descriptors").getString("stdout").strip();
    assertThat(Integer.parseInt(open)).isBetween(1_000, 1_024);
  }

  @Test
  void charactersInTwoHalvesArriveWhole() throws Exception {
    var answer = executor.run("exec ./nasty halves 3000");
    assertThat(answer.getString("stdout")).isEqualTo("é".repeat(3_000));
    assertThat(answer.getLong("stdout_bytes")).isEqualTo(6_000);
  }

  @Test
  void whatHasNoEndOfLineIsOutputToo() throws Exception {
    assertThat(executor.run("printf half; printf other >&2").getString("stdout")).isEqualTo("half");
  }

  @Test
  void aReaderOfInputThatIsNotThereEnds() throws Exception {
    assertThat(executor.run("cat; read line; echo $?").getString("stdout")).isEqualTo("1\n");
  }

  @Test
  void orphansThatEndTogetherAreAllReaped() throws Exception {
    assertThat(executor.run("exec ./nasty together 200").getBoolean("success")).isTrue();
  }

  @Test
  void aThousandOrphansThatEndTogetherAreAllReaped() throws Exception {
    assertThat(executor.run("exec ./nasty together 1000").getBoolean("success")).isTrue();
  }

  private static long processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static JsonObject timeOut(String command) throws Exception {
    var answer = executor.execute(new JsonObject().put("command", command).put("timeout", 1));
    assertThat(answer.getString("status")).isEqualTo("timed_out");
    return answer;
  }
}
