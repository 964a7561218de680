package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands that an executor is asked for, each when the answer to an earlier one has come. */
final class Burst {
  private final BenchExecutor executor;
  private final JsonObject arguments;
  private final long[] nanos;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch done;

  private Burst(BenchExecutor executor, String command, int commands) {
    this.executor = executor;
    this.arguments = new JsonObject().put("command", command);
    this.nanos = new long[commands];
    this.done = new CountDownLatch(commands);
  }

  /** Asks for so many of one command, so many at a time, and waits for all. */
  static Figures of(BenchExecutor executor, String command, int commands, int atATime)
      throws InterruptedException {
    var burst = new Burst(executor, command, commands);
    var start = System.nanoTime();
    var context = executor.vertx.getOrCreateContext();
    for (var i = 0; i < atATime; i++) {
      context.runOnContext(_ -> burst.one());
    }
    burst.done.await();
    return Figures.of(burst.nanos, System.nanoTime() - start);
  }

  private void one() {
    var i = next.getAndIncrement();
    if (i >= nanos.length) {
      return;
    }
    var start = System.nanoTime();
    executor
        .execute(arguments.copy())
        .onComplete(answer -> {
          if (answer.failed() || !answer.result().getBoolean("success", false)) {
            throw new IllegalStateException("a command failed: " + answer);
          }
          nanos[i] = System.nanoTime() - start;
          done.countDown();
          one();
        });
  }
}
