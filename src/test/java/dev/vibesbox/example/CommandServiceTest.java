package dev.vibesbox.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.TestBox;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service of docs/event-bus.md, beside a real server. */
class CommandServiceTest {
  private static final CommandService SERVICE = new CommandService();

  private static TestBox box;

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start();
    await(box.vertx().deployVerticle(SERVICE));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void itSeesOutputInOrderAndTheEnd() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    var answer =
        await(
            SERVICE.run(
                "echo one; sleep 0.1; echo two >&2; sleep 0.1; echo three; exit 3",
                (stream, text) -> seen.add(stream + ": " + text.strip())));
    assertThat(seen).containsExactly("stdout: one", "stderr: two", "stdout: three");
    assertThat(answer.getInteger("exit_code")).isEqualTo(3);
  }

  @Test
  void itGetsAllOutputOfAFlood() throws Exception {
    var text = new StringBuilder();
    await(SERVICE.run("seq 1 1000000", (_, more) -> text.append(more)));
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(bytes).hasSize(6_888_896);
    assertThat(text).startsWith("1\n2\n").endsWith("999999\n1000000\n");
  }

  @Test
  void itKillsAnotherAndHearsOfItsExit() throws Exception {
    var begun = await(SERVICE.begin("sleep 4001"));
    assertThat(begun.exit().isComplete()).isFalse();
    var killed = await(SERVICE.kill(begun.id()));
    assertThat(killed.getJsonArray("remaining")).isEmpty();
    var exit = await(begun.exit());
    assertThat(exit.getString("status")).isEqualTo("cancelled");
    assertThat(exit.getString("stopped_by")).isEqualTo("kill");
  }

  @Test
  void itGetsTheDocumentedFailures() throws Exception {
    assertFails(SERVICE.run("  ", (_, _) -> {}), 400, "command is blank");
    assertFails(SERVICE.run("rm -rf /", (_, _) -> {}), 403, "remove-root: ");
    assertFails(SERVICE.kill(UUID.randomUUID().toString()), 404, "no process");
    var done = await(SERVICE.run("true", (_, _) -> {}));
    assertFails(SERVICE.kill(done.getString("process_id")), 409, "process");
  }

  private static void assertFails(Future<?> future, int code, String sentence) {
    assertThatThrownBy(() -> await(future))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ReplyException.class, e -> assertThat(e.failureCode()).isEqualTo(code))
        .hasMessageStartingWith(sentence);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
