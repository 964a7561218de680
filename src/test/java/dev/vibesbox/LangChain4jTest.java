package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.websocket.WebSocketMcpTransport;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** LangChain4j's client over both transports, as referee. */
class LangChain4jTest {
  private static final String FIVE_LINES = "for i in 1 2 3 4 5; do echo line $i; sleep 0.2; done";

  enum Transport {
    WEB_SOCKET {
      @Override
      McpTransport to(TestBox box) {
        return new WebSocketMcpTransport.Builder().url(box.webSocket().toString()).build();
      }
    },
    HTTP {
      @Override
      McpTransport to(TestBox box) {
        return new StreamableHttpMcpTransport.Builder().url(box.http("/mcp").toString()).build();
      }
    };

    abstract McpTransport to(TestBox box);
  }

  @ParameterizedTest
  @EnumSource
  void itSeesTheFirstLineBeforeTheCommandEnds(Transport transport) throws Exception {
    BlockingQueue<String> progress = new LinkedBlockingQueue<>();
    try (var box = TestBox.start();
        var client = connect(transport.to(box), progress)) {
      assertThat(client.listTools()).hasSize(2);
      var call = CompletableFuture.supplyAsync(() -> run(client, FIVE_LINES));
      assertThat(progress.poll(5, TimeUnit.SECONDS)).isEqualTo("line 1\n");
      assertThat(call.isDone()).isFalse();
      var answer = call.get(10, TimeUnit.SECONDS);
      assertThat(answer.getString("stdout")).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\n");
      assertThat(answer.getInteger("exit_code")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommandItHasNoPatienceForIsGone(Transport transport) throws Exception {
    try (var box = TestBox.start();
        var client = hurried(transport.to(box))) {
      var call = CompletableFuture.supplyAsync(() -> run(client, "exec sleep 2055"));
      Settling.await(() -> !Running.processes("sleep 2055").isEmpty());
      // Its patience ends, and with that the command.
      Settling.await(() -> Running.processes("sleep 2055").isEmpty());
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasMessageContaining("imeout");
    }
  }

  @ParameterizedTest
  @EnumSource
  void itReadsAllOfAnOutputThatWasCut(Transport transport) throws Exception {
    try (var box = TestBox.start();
        var client = connect(transport.to(box), new LinkedBlockingQueue<>())) {
      var answer = run(client, "seq 1 2000");
      assertThat(answer.getBoolean("truncated")).isTrue();
      var read =
          new JsonObject().put("action", "read").put("process_id", answer.getString("process_id"));
      assertThat(call(client, "manage_process", read).getString("output").lines())
          .hasSize(2000)
          .endsWith("2000");
    }
  }

  private static McpClient connect(McpTransport transport, BlockingQueue<String> progress) {
    return new DefaultMcpClient.Builder()
        .transport(transport)
        .progressHandler(seen -> progress.add(seen.message()))
        .build();
  }

  private static McpClient hurried(McpTransport transport) {
    return new DefaultMcpClient.Builder()
        .transport(transport)
        .toolExecutionTimeout(Duration.ofSeconds(2))
        .toolExecutionTimeoutErrorMessage("Timeout")
        .build();
  }

  private static JsonObject run(McpClient client, String command) {
    return call(client, "execute_command", new JsonObject().put("command", command));
  }

  private static JsonObject call(McpClient client, String tool, JsonObject arguments) {
    var request = ToolExecutionRequest.builder().name(tool).arguments(arguments.encode()).build();
    return new JsonObject(client.executeTool(request).resultText());
  }
}
