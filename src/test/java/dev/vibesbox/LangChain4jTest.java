package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.websocket.WebSocketMcpTransport;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** LangChain4j's client over WebSocket, as referee. */
class LangChain4jTest {
  private static final String FIVE_LINES = "for i in 1 2 3 4 5; do echo line $i; sleep 0.2; done";

  @Test
  void itSeesTheFirstLineBeforeTheCommandEnds() throws Exception {
    BlockingQueue<String> progress = new LinkedBlockingQueue<>();
    try (var box = TestBox.start();
        var client = connect(box, progress)) {
      assertThat(client.listTools()).hasSize(2);
      var call = CompletableFuture.supplyAsync(() -> run(client, FIVE_LINES));
      assertThat(progress.poll(5, TimeUnit.SECONDS)).isEqualTo("line 1\n");
      assertThat(call.isDone()).isFalse();
      var answer = call.get(10, TimeUnit.SECONDS);
      assertThat(answer.getString("stdout")).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\n");
      assertThat(answer.getInteger("exit_code")).isZero();
    }
  }

  private static McpClient connect(TestBox box, BlockingQueue<String> progress) {
    var transport = new WebSocketMcpTransport.Builder().url(box.webSocket().toString()).build();
    return new DefaultMcpClient.Builder()
        .transport(transport)
        .progressHandler(seen -> progress.add(seen.message()))
        .build();
  }

  private static JsonObject run(McpClient client, String command) {
    var request =
        ToolExecutionRequest.builder()
            .name("execute_command")
            .arguments(new JsonObject().put("command", command).encode())
            .build();
    return new JsonObject(client.executeTool(request).resultText());
  }
}
