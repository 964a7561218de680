package dev.vibesbox.clients;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The official Java SDK's client, over Streamable HTTP. */
record JavaSdk(McpSyncClient client, AtomicInteger calls) implements JavaClient {

  static JavaSdk connect(URI mcp, Consumer<Piece> progress, Duration patience) {
    var transport =
        HttpClientStreamableHttpTransport.builder(mcp.resolve("/").toString())
            .endpoint(mcp.getPath())
            .build();
    var client =
        McpClient.sync(transport)
            .requestTimeout(patience)
            .progressConsumer(
                seen -> progress.accept(new Piece(seen.progress().intValue(), seen.message())))
            .build();
    client.initialize();
    return new JavaSdk(client, new AtomicInteger());
  }

  @Override
  public List<String> tools() {
    return client.listTools().tools().stream().map(Tool::name).toList();
  }

  @Override
  public JsonObject call(String tool, JsonObject arguments) {
    Map<String, Object> meta = Map.of("progressToken", "call-" + calls.incrementAndGet());
    var result = client.callTool(new CallToolRequest(tool, arguments.getMap(), meta));
    return JsonObject.mapFrom(result.structuredContent());
  }

  /** It sends no {@code notifications/cancelled}; all it can do is to end its session. */
  @Override
  public void cancel() {
    close();
  }

  @Override
  public void close() {
    client.closeGracefully();
  }
}
