package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The official Java SDK's client over Streamable HTTP, as referee. */
class JavaSdkTest {
  private static final String FIVE_LINES = "for i in 1 2 3 4 5; do echo line $i; sleep 0.2; done";

  @Test
  void itSeesTheFirstLineBeforeTheCommandEnds() throws Exception {
    BlockingQueue<String> progress = new LinkedBlockingQueue<>();
    try (var box = TestBox.start();
        var client = connect(box, progress)) {
      client.initialize();
      assertThat(client.listTools().tools()).hasSize(2);
      // Not on the common pool, which on two cores is the one thread the client needs itself.
      var call =
          CompletableFuture.supplyAsync(() -> run(client, FIVE_LINES), Thread.ofVirtual()::start);
      assertThat(progress.poll(5, TimeUnit.SECONDS)).isEqualTo("line 1\n");
      assertThat(call.isDone()).isFalse();
      var answer = call.get(10, TimeUnit.SECONDS);
      assertThat(answer.isError()).isFalse();
      assertThat(answer.structuredContent())
          .asInstanceOf(MAP)
          .containsEntry("stdout", "line 1\nline 2\nline 3\nline 4\nline 5\n")
          .containsEntry("exit_code", 0);
    }
  }

  /** This client has no way to cancel a call but to end its session. */
  @Test
  void whatRunsInItsSessionEndsWithIt() throws Exception {
    try (var box = TestBox.start()) {
      try (var client = connect(box, new LinkedBlockingQueue<>())) {
        client.initialize();
        var call =
            CompletableFuture.supplyAsync(
                () -> run(client, "exec sleep 2056"), Thread.ofVirtual()::start);
        Settling.await(() -> !Running.processes("sleep 2056").isEmpty());
        assertThat(call.isDone()).isFalse();
        client.closeGracefully();
      }
      Settling.await(() -> Running.processes("sleep 2056").isEmpty());
    }
  }

  @Test
  void itReadsAllOfAnOutputThatWasCut() throws Exception {
    try (var box = TestBox.start();
        var client = connect(box, new LinkedBlockingQueue<>())) {
      client.initialize();
      var ran = structured(run(client, "seq 1 2000"));
      assertThat(ran.get("truncated")).isEqualTo(true);
      Map<String, Object> read =
          Map.of("action", "read", "process_id", String.valueOf(ran.get("process_id")));
      var all = structured(client.callTool(new CallToolRequest("manage_process", read, Map.of())));
      assertThat(String.valueOf(all.get("output")).lines()).hasSize(2000).endsWith("2000");
    }
  }

  private static Map<?, ?> structured(CallToolResult result) {
    return (Map<?, ?>) result.structuredContent();
  }

  private static McpSyncClient connect(TestBox box, BlockingQueue<String> progress) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(box.http("").toString()).build())
        .progressConsumer(seen -> progress.add(seen.message()))
        .build();
  }

  private static CallToolResult run(McpSyncClient client, String command) {
    Map<String, Object> arguments = Map.of("command", command);
    return client.callTool(
        new CallToolRequest("execute_command", arguments, Map.of("progressToken", "live")));
  }
}
