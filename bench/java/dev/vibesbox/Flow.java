package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** One GiB of clean text through pipe, redaction and log, with nobody reading. */
public final class Flow {
  private static final long BYTES = 1L << 30;
  private static final int ROUNDS = 5;

  private Flow() {}

  public static void main(String[] arguments) throws Exception {
    var line = "2026-11-23 12:00:00 INFO server.Connection - request 1234 took 15 ms, 200 OK";
    var command = "yes '%s' | head -c %d".formatted(line, BYTES);
    System.out.println("| 1 GiB of clean text | MB/s | heap after, MB |\n| --- | --- | --- |");
    try (var executor = BenchExecutor.start(Map.of())) {
      for (var round = 0; round < ROUNDS; round++) {
        var start = System.nanoTime();
        var answer =
            BenchExecutor.await(
                executor.execute(new JsonObject().put("command", command).put("timeout", 300)));
        var seconds = (System.nanoTime() - start) / 1e9;
        if (answer.getLong("stdout_bytes") != BYTES) {
          throw new IllegalStateException("bytes are missing: " + answer);
        }
        System.gc();
        var runtime = Runtime.getRuntime();
        var used = runtime.totalMemory() - runtime.freeMemory();
        System.out.printf(
            "| round %d | %.0f | %d |%n", round + 1, BYTES / seconds / 1e6, used >> 20);
      }
    }
  }
}
