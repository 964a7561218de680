package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The official Java SDK's client as referee, which also has to bear comments in a stream. */
class JavaSdkClientTest {
  @Test
  void itSeesProgressBeforeTheEndAndTheAnswer() throws Exception {
    BlockingQueue<String> progress = new LinkedBlockingQueue<>();
    var config = new TestConfig().keepAlive(Duration.ofMillis(50)).build();
    try (var gateway = TestGateway.start(config);
        var client =
            McpClient.sync(
                    HttpClientStreamableHttpTransport.builder("http://localhost:" + gateway.port())
                        .build())
                .progressConsumer(seen -> progress.add(seen.message()))
                .build()) {
      client.initialize();
      assertThat(client.listTools().tools()).hasSize(4);
      // Not on the common pool, which on two cores is the one thread the client needs itself.
      var call =
          CompletableFuture.supplyAsync(
              () -> client.callTool(waitWithProgress()), Thread.ofVirtual()::start);
      assertThat(progress.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
      Waiting.pass(Duration.ofMillis(300));
      gateway.tools.release();
      assertThat(call.get(10, TimeUnit.SECONDS).isError()).isIn(List.of(false));
      assertThat(progress.poll(10, TimeUnit.SECONDS)).isEqualTo("second");
    }
  }

  private static CallToolRequest waitWithProgress() {
    return new CallToolRequest("wait", Map.of(), Map.of("progressToken", "t"));
  }
}
