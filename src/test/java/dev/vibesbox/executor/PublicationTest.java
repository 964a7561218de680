package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Settling;
import dev.vibesbox.executor.Witness.Heard;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a service hears that listens before it asks. */
class PublicationTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  @RepeatedTest(50)
  void allChunksComeInOrderThenTheExitThenTheReply() throws Exception {
    var witness = new Witness(executor).run("printf a; printf b >&2; printf c; exit 3");
    assertThat(witness.heard.getLast()).isInstanceOf(Heard.Reply.class);
    var withoutEvents = witness.heard.stream().filter(it -> !(it instanceof Heard.Event)).toList();
    assertThat(withoutEvents.get(withoutEvents.size() - 2)).isInstanceOf(Heard.Exit.class);
    assertThat(withoutEvents.subList(0, withoutEvents.size() - 2))
        .allMatch(Heard.Chunk.class::isInstance);
    assertThat(witness.text("stdout")).isEqualTo("ac");
    assertThat(witness.text("stderr")).isEqualTo("b");
    assertContiguous(witness.all(Heard.Chunk.class), 3);
  }

  @Test
  void theExitIsTheAnswerWithoutItsOutput() throws Exception {
    var witness = new Witness(executor).run("echo out; echo err >&2; exit 3");
    var exit = witness.all(Heard.Exit.class).getFirst().json();
    var reply = witness.all(Heard.Reply.class).getFirst().json().copy();
    assertThat(reply.remove("stdout")).isEqualTo("out\n");
    assertThat(reply.remove("stderr")).isEqualTo("err\n");
    // Only an answer can warn: about the sandbox, of which this kernel has all, or not.
    reply.remove("warning");
    assertThat(exit).isEqualTo(reply);
  }

  @Test
  void theFirstChunkLeavesAtOnceAndSmallOnesAreGathered() throws Exception {
    var witness =
        new Witness(executor).run("for i in 1 2 3 4 5 6 7 8 9; do echo $i; done; sleep 0.2; echo");
    var chunks = witness.all(Heard.Chunk.class);
    assertThat(chunks.getFirst().offset()).isZero();
    assertThat(chunks.size()).isBetween(2, 4);
    assertThat(witness.text("stdout")).isEqualTo("1\n2\n3\n4\n5\n6\n7\n8\n9\n\n");
  }

  @Test
  void aChunkHoldsNoMoreThan64KibAndWholeCharacters() throws Exception {
    var witness = new Witness(executor).run("yes 'äöüß€' | head -c 3000000");
    var chunks = witness.all(Heard.Chunk.class);
    assertContiguous(chunks, 3_000_000);
    assertThat(chunks).allMatch(chunk -> chunk.bytes().length() <= 65_536);
    assertThat(chunks.subList(0, chunks.size() - 1))
        .noneMatch(chunk -> chunk.bytes().toString().contains("\uFFFD"));
  }

  @Test
  void whatIsPublishedWasRedacted() throws Exception {
    var witness = new Witness(executor).run("printf 'API_K'; sleep 0.05; echo 'EY=hunter2'");
    assertThat(witness.text("stdout")).isEqualTo("API_KEY=[REDACTED:api-key]\n");
    assertThat(witness.all(Heard.Exit.class).toString()).doesNotContain("hunter2");
  }

  @Test
  void startAndEndOfEveryProcessAreAnnounced() throws Exception {
    var witness = new Witness(executor).run("exit 7");
    var events = witness.all(Heard.Event.class).stream().map(Heard.Event::json).toList();
    assertThat(events).extracting(it -> it.getString("event")).containsExactly("started", "exited");
    assertThat(events).allMatch(it -> it.getInteger("pid") > 0);
    assertThat(events).extracting(it -> it.getString("command")).containsOnly("exit 7");
    assertThat(events.getLast().getInteger("exit_code")).isEqualTo(7);
  }

  @Test
  void aListenerThatComesLateHearsTheRestUnderItsOffset() throws Exception {
    var fifo = executor.workspace.resolve("fifo-" + System.nanoTime());
    var witness = new Witness(executor);
    executor.execute(
        new JsonObject()
            .put("process_id", witness.id.toString())
            .put("command", "mkfifo %1$s; echo early; cat %1$s".formatted(fifo))
            .put("background", true));
    Settling.await(() -> Files.exists(fifo));
    var early = new JsonObject().put("action", "wait").put("process_id", witness.id.toString());
    executor.manage(early.put("until", "early"));
    witness.listen();
    Files.writeString(fifo, "late\n");
    Settling.await(() -> !witness.all(Heard.Exit.class).isEmpty());
    assertThat(witness.all(Heard.Chunk.class).getFirst().offset()).isEqualTo(6);
    assertThat(witness.text("stdout")).isEqualTo("late\n");
  }

  @Test
  void aListenerThatIsStuckIsSparedWhatItCannotTake() throws Exception {
    var service = new Stuck();
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    Executor.await(executor.vertx().deployVerticle(service, options));
    var answer =
        executor.execute(
            new JsonObject()
                .put("process_id", service.witness.id.toString())
                .put("command", "head -c 100000000 /dev/zero | tr '\\0' x"));
    assertThat(answer.getLong("stdout_bytes")).isEqualTo(100_000_000);
    service.release.countDown();
    // The one it was stuck with, and half of the 512 that may wait.
    Settling.await(() -> service.chunks.get() == 257);
    // Once it has caught up, it hears everything again.
    var again = new Witness(executor).run("echo again");
    assertThat(again.text("stdout")).isEqualTo("again\n");
    assertThat(service.chunks).hasValue(257);
    assertThat(service.offsets).isSorted();
  }

  /** Listens, and does not return from its first message. */
  private static final class Stuck extends VerticleBase {
    private final Witness witness = new Witness(executor);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger chunks = new AtomicInteger();
    private final List<Long> offsets = new ArrayList<>();

    @Override
    public Future<?> start() {
      return vertx
          .eventBus()
          .<Buffer>consumer(
              executor.addresses().output(witness.id),
              message -> {
                awaitRelease();
                offsets.add(Long.valueOf(message.headers().get("offset")));
                chunks.incrementAndGet();
              })
          .completion();
    }

    private void awaitRelease() {
      try {
        release.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void assertContiguous(List<Heard.Chunk> chunks, long end) {
    var expected = 0L;
    for (var chunk : chunks) {
      assertThat(chunk.offset()).isEqualTo(expected);
      expected = chunk.end();
    }
    assertThat(expected).isEqualTo(end);
  }
}
