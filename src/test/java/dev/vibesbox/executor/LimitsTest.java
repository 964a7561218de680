package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Running;
import dev.vibesbox.config.LimitsConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What one command may use, and what it is told when it wanted more. */
class LimitsTest {
  private static final JsonArray NONE = new JsonArray();

  @Test
  void aCommandHasTheConfiguredLimitsAndSoHasWhatItStarts() throws Exception {
    try (var executor = Executor.start()) {
      var command =
          "sleep 0.3; ulimit -n; ulimit -c; sh -c 'ulimit -Hn; nice'; cat /proc/self/oom_score_adj";
      assertThat(executor.run(command).getString("stdout")).isEqualTo("1024\n0\n1024\n10\n500\n");
    }
  }

  @Test
  void theSessionOfACommandYieldsToTheServerWhereTheKernelSharesBySession() throws Exception {
    var autogroup = Path.of("/proc/sys/kernel/sched_autogroup_enabled");
    var isShared = Files.exists(autogroup) && Files.readString(autogroup).startsWith("1");
    var command =
        "for i in $(seq 50); do grep -q 'nice 10$' /proc/self/autogroup && exit 0; sleep 0.1; done; exit 1";
    try (var executor = Executor.start()) {
      assertThat(executor.run(command).getInteger("exit_code")).isEqualTo(isShared ? 0 : 1);
    }
  }

  @Test
  void zeroLeavesALimitAsTheServerHasIt() throws Exception {
    try (var executor = Executor.start(new LimitsConfig(0, 0, 0, 0, 0, 0, 16, 1024, 0, 0))) {
      var ours = Running.output("sh", "-c", "ulimit -Hn; nice; cat /proc/self/oom_score_adj");
      var command = "sleep 0.3; ulimit -Hn; nice; cat /proc/self/oom_score_adj";
      assertThat(executor.run(command).getString("stdout")).isEqualTo(ours);
    }
  }

  @Test
  void aFileMayBeAsLargeAsTheLimitAndNoLarger() throws Exception {
    try (var executor = Executor.start(new LimitsConfig(0, 65_536, 0, 0, 0, 0, 16, 1024, 0, 0))) {
      var within = executor.run("sleep 0.3; exec head -c 65536 /dev/zero > within");
      assertThat(within.getBoolean("success")).isTrue();
      assertThat(within.getJsonArray("limits_struck")).isEqualTo(NONE);
      var over = executor.run("sleep 0.3; exec head -c 65537 /dev/zero > over");
      assertThat(over.getString("signal")).isEqualTo("SIGXFSZ");
      assertThat(over.getJsonArray("limits_struck")).isEqualTo(new JsonArray().add("file_size"));
      assertThat(over.getString("error")).contains("file_size");
      assertThat(over.getString("suggestion")).contains("limits.fileBytes");
    }
  }

  @Test
  void usedUpProcessorTimeIsToldFromASignalOfTheSameName() throws Exception {
    try (var executor = Executor.start(new LimitsConfig(0, 0, 0, 1, 0, 0, 16, 1024, 0, 0))) {
      var burner = executor.run("while :; do :; done");
      assertThat(burner.getString("signal")).isEqualTo("SIGXCPU");
      assertThat(burner.getJsonArray("limits_struck")).isEqualTo(new JsonArray().add("cpu"));
      var ignorer = executor.run("trap '' XCPU; while :; do :; done");
      assertThat(ignorer.getString("signal")).isEqualTo("SIGKILL");
      assertThat(ignorer.getJsonArray("limits_struck")).isEqualTo(new JsonArray().add("cpu"));
      assertThat(executor.run("kill -XCPU $$").getJsonArray("limits_struck")).isEqualTo(NONE);
    }
  }

  @Test
  void aKillThatIsSomebodyElsesIsNotBlamedOnMemory() throws Exception {
    try (var executor = Executor.start()) {
      var killed = executor.run("kill -9 $$");
      assertThat(killed.getString("signal")).isEqualTo("SIGKILL");
      assertThat(killed.getJsonArray("limits_struck")).isEqualTo(NONE);
      assertThat(executor.run("exit 137").getJsonArray("limits_struck")).isEqualTo(NONE);
    }
  }

  @Test
  void addressSpaceIsLimitedWhereItIsConfigured() throws Exception {
    var limits = new LimitsConfig(0, 0, 256L << 20, 0, 0, 0, 16, 1024, 0, 0);
    try (var executor = Executor.start(limits)) {
      var answer = executor.run("sleep 0.3; python3 -c 'bytearray(300 << 20)'");
      assertThat(answer.getInteger("exit_code")).isOne();
      assertThat(answer.getString("stderr")).contains("MemoryError");
    }
  }

  @Test
  void aCommandMayHaveAsManyProcessesAsTheLimitAndNoMore() throws Exception {
    try (var executor = Executor.start(new LimitsConfig(0, 0, 0, 0, 0, 0, 16, 11, 0, 0))) {
      var command = "for i in 1 2 3 4 5 6 7 8 9 %s; do sleep 4 & done; wait";
      assertThat(executor.run(command.formatted("10")).getString("status")).isEqualTo("exited");
      var over = executor.run(command.formatted("10 11"));
      assertThat(over.getString("status")).isEqualTo("cancelled");
      assertThat(over.getString("stopped_by")).isEqualTo("limit");
      assertThat(over.getJsonArray("limits_struck")).isEqualTo(new JsonArray().add("processes"));
      assertThat(over.getString("suggestion")).contains("limits.maxTasks");
    }
  }

  @Test
  void threadsCountLikeProcesses() throws Exception {
    try (var executor = Executor.start(new LimitsConfig(0, 0, 0, 0, 0, 0, 16, 20, 0, 0))) {
      var threads =
          """
          python3 -c 'import threading, time
          for i in range(30): threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
          time.sleep(20)'
          """;
      assertThat(executor.run(threads).getJsonArray("limits_struck"))
          .isEqualTo(new JsonArray().add("processes"));
    }
  }

  @Test
  void aForkBombEndsAndTheNextCommandRuns() throws Exception {
    try (var executor = Executor.start(new LimitsConfig(0, 0, 0, 0, 0, 0, 16, 200, 500, 10))) {
      // It ends by itself at 8,192, so that a guard that fails costs this test and no machine.
      var bomb =
          "f() { if [ $1 -gt 12 ]; then sleep 30; else f $(($1 + 1)) | f $(($1 + 1)); fi; }; f 1";
      var answer =
          executor.execute(new JsonObject().put("command", bomb).put("shell", "/bin/bash"));
      assertThat(answer.getJsonArray("limits_struck")).isEqualTo(new JsonArray().add("processes"));
      assertThat(answer.getLong("duration_ms")).isLessThan(10_000);
      assertThat(executor.run("echo on").getString("stdout")).isEqualTo("on\n");
    }
  }
}
