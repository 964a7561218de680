package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Settling;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How an executor stands before something nasty runs, and whether it stands the same after it. */
final class Aftermath {
  private static final int TRIES = 5;

  /** The machine is busy with other things as well. */
  private static final int TOLERANCE = 5;

  private static final long ALWAYS_NORMAL_NANOS = Duration.ofMillis(100).toNanos();

  private final Executor executor;
  private final Set<String> children;
  private final long nanos;

  Aftermath(Executor executor) throws Exception {
    this.executor = executor;
    this.children = childrenOfThisProcess();
    this.nanos = quickest();
  }

  /**
   * Nothing is left, zombies included; the executor's own test works, as {@code /health} asks for
   * it; and the next command takes no longer than it did.
   */
  void check() throws Exception {
    Settling.await(() -> children.containsAll(childrenOfThisProcess()));
    assertThat(executor.selfTest().getString("status")).isEqualTo("exited");
    Settling.await(() -> quickest() <= Math.max(TOLERANCE * nanos, ALWAYS_NORMAL_NANOS));
  }

  private long quickest() {
    var quickest = Long.MAX_VALUE;
    for (var i = 0; i < TRIES; i++) {
      var start = System.nanoTime();
      assertThat(echo().getString("stdout")).isEqualTo("on\n");
      quickest = Math.min(quickest, System.nanoTime() - start);
    }
    return quickest;
  }

  private JsonObject echo() {
    try {
      return executor.run("echo on");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Running ones and zombies, of all threads; what loses its parent becomes one. */
  private static Set<String> childrenOfThisProcess() {
    var children = new TreeSet<String>();
    for (var thread : Objects.requireNonNull(new File("/proc/self/task").list())) {
      children.addAll(List.of(childrenOf(thread).split(" ", -1)));
    }
    return children;
  }

  private static String childrenOf(String thread) {
    try {
      return Files.readString(Path.of("/proc/self/task", thread, "children"));
    } catch (IOException _) {
      // It has ended, and the others have its children.
      return "";
    }
  }
}
