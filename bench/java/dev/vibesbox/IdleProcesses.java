package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a running process that does nothing costs the server: threads, and resident memory. */
public final class IdleProcesses {
  private static final int[] COUNTS = {1, 16, 64, 256};

  private IdleProcesses() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(
        """
        | running | threads of the server | resident KiB | KiB a process, over what 1 takes |
        | --- | --- | --- | --- |""");
    var variables =
        Map.of(
            "VIBESBOX_EXECUTOR_MAX_RUNNING", "300",
            "VIBESBOX_EXECUTOR_MAX_RUNNING_PER_CLIENT", "300");
    try (var executor = BenchExecutor.start(variables)) {
      warmUp(executor);
      var running = 0;
      var first = 0L;
      for (var count : COUNTS) {
        for (; running < count; running++) {
          BenchExecutor.await(
              executor.execute(
                  new JsonObject().put("command", "exec sleep 600").put("background", true)));
        }
        TimeUnit.SECONDS.sleep(3);
        System.gc();
        var resident = status("VmRSS");
        first = running == 1 ? resident : first;
        System.out.printf(
            "| %d | %d | %d | %s |%n",
            running,
            status("Threads"),
            resident,
            running == 1 ? "-" : "%.0f".formatted((resident - first) / (running - 1.0)));
      }
    }
  }

  /** So that neither code nor heap grows while the processes are counted. */
  private static void warmUp(BenchExecutor executor) throws Exception {
    for (var i = 0; i < 2_000; i++) {
      BenchExecutor.await(executor.execute(new JsonObject().put("command", "true")));
    }
  }

  private static long status(String field) throws Exception {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }
}
