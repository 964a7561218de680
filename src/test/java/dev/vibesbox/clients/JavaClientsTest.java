package dev.vibesbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import dev.vibesbox.TestBox;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that others wrote in Java, each over the transports it has. */
class JavaClientsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration PROMISED = Duration.ofSeconds(1);

  private static final AtomicInteger SLEEPS = new AtomicInteger(2060);

  private static TestBox box;

  private final BlockingQueue<JavaClient.Piece> progress = new LinkedBlockingQueue<>();

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start();
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @ParameterizedTest
  @EnumSource
  void theyListTheTools(JavaClient.Kind kind) {
    try (var client = kind.connect(box.http("/mcp"), progress::add, PATIENCE)) {
      assertThat(client.tools()).containsExactly("execute_command", "manage_process");
    }
  }

  /** The command ends only when its client has seen what it said, and has run another for that. */
  @ParameterizedTest
  @EnumSource
  void theySeeOutputWhileTheCommandRuns(JavaClient.Kind kind) throws Exception {
    try (var client = kind.connect(box.http("/mcp"), progress::add, PATIENCE)) {
      var go = "go-" + kind;
      // Not on the common pool, which on two cores is the one thread the Java SDK needs itself.
      var call =
          CompletableFuture.supplyAsync(
              () ->
                  client.run(
                      "echo one; until [ -e %s ]; do sleep 0.05; done; echo two".formatted(go)),
              Thread.ofVirtual()::start);
      assertThat(progress.poll(20, TimeUnit.SECONDS)).isEqualTo(new JavaClient.Piece(1, "one\n"));
      assertThat(call.isDone()).isFalse();
      assertThat(client.run("touch " + go).getInteger("exit_code")).isZero();
      var answer = call.get(20, TimeUnit.SECONDS);
      assertThat(answer.getString("stdout")).isEqualTo("one\ntwo\n");
      assertThat(answer.getInteger("exit_code")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheyCancelIsGoneWithinASecond(JavaClient.Kind kind) {
    var commandLine = "sleep %d".formatted(SLEEPS.incrementAndGet());
    var command = "exec " + commandLine;
    try (var stops = Stops.watch(box);
        var client = kind.connect(box.http("/mcp"), progress::add, SHORT)) {
      var call =
          CompletableFuture.supplyAsync(() -> client.run(command), Thread.ofVirtual()::start);
      Settling.await(() -> !Running.processes(commandLine).isEmpty());
      client.cancel();
      assertThat(stops.taken(command, commandLine)).isLessThan(PROMISED);
      assertThat(call).failsWithin(PATIENCE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theyReadAllOfAnOutputThatWasCut(JavaClient.Kind kind) {
    try (var client = kind.connect(box.http("/mcp"), progress::add, PATIENCE)) {
      var answer = client.run("seq 1 30000");
      assertThat(answer.getBoolean("truncated")).isTrue();
      assertThat(client.read(answer.getString("process_id"), 0))
          .isEqualTo(
              IntStream.rangeClosed(1, 30_000)
                  .mapToObj("%d\n"::formatted)
                  .collect(Collectors.joining()));
    }
  }
}
