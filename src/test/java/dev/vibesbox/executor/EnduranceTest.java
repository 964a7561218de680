package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Settling;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands leave nothing behind, however many. */
@Tag("full")
class EnduranceTest {
  private static final int WARM_UP = 500;

  /** Vert.x starts its workers when they are needed, 20 at most. */
  private static final int WORKERS = 20;

  /** Clean temporary directories wait for other commands, with the open rules of each. */
  private static final int CLEAN = 16;

  private static final long HEAP_NOISE = 16L << 20;

  @ParameterizedTest(name = "{0} at a time")
  @ValueSource(ints = {1, 32})
  void aThousandLeaveNothingBehind(int atATime) throws Exception {
    leaveNothingBehind(1_000, atATime);
  }

  @Timeout(900)
  @ParameterizedTest(name = "{0} at a time")
  @ValueSource(ints = {1, 32})
  void tenThousandLeaveNothingBehind(int atATime) throws Exception {
    leaveNothingBehind(10_000, atATime);
  }

  private static void leaveNothingBehind(int commands, int atATime) throws Exception {
    try (var executor = Executor.start()) {
      run(executor, WARM_UP, atATime);
      var before = Traces.now();
      run(executor, commands, atATime);
      var after = Traces.now();
      assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + CLEAN);
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + WORKERS);
      assertThat(after.children()).isEqualTo(before.children());
      assertThat(after.heap()).isLessThan(before.heap() + HEAP_NOISE);
    }
  }

  private static void run(Executor executor, int commands, int atATime) throws Exception {
    var left = new AtomicInteger(commands);
    var lanes =
        IntStream.range(0, atATime).mapToObj(_ -> lane(executor, left, Promise.promise())).toList();
    Future.all(lanes).toCompletionStage().toCompletableFuture().get();
  }

  /** One command after the other, until none is left. */
  private static Future<Void> lane(Executor executor, AtomicInteger left, Promise<Void> done) {
    if (left.getAndDecrement() <= 0) {
      done.complete();
    } else {
      executor
          .ask(new JsonObject().put("command", "echo hi"))
          .onFailure(done::fail)
          .onSuccess(answer -> next(executor, left, done, answer));
    }
    return done.future();
  }

  private static void next(
      Executor executor, AtomicInteger left, Promise<Void> done, JsonObject answer) {
    if ("hi\n".equals(answer.getString("stdout"))) {
      lane(executor, left, done);
    } else {
      done.fail(answer.encode());
    }
  }

  /** What a process can leak. Wardens end a moment after their command; a few wait for the next. */
  private record Traces(int descriptors, int threads, String children, long heap) {
    static Traces now() throws IOException {
      Settling.await(() -> wardens() <= Wardens.READY);
      System.gc();
      var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new Traces(
          count("/proc/self/fd"), Thread.getAllStackTraces().size(), childrenOfAllThreads(), heap);
    }

    private static int count(String folder) {
      return Objects.requireNonNull(new File(folder).list()).length;
    }

    private static long wardens() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("warden"))
          .count();
    }

    /** Of all threads: running ones, and zombies. */
    private static String childrenOfAllThreads() throws IOException {
      var children = new StringBuilder();
      try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
        for (var task : tasks) {
          children.append(Files.readString(task.resolve("children")));
        }
      }
      return children.toString();
    }
  }
}
