package dev.vibesbox.clients;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.websocket.WebSocketMcpTransport;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** LangChain4j's client, over either transport. */
record LangChain4j(McpClient client) implements JavaClient {
  static LangChain4j overHttp(URI mcp, Consumer<Piece> progress, Duration patience) {
    var transport = new StreamableHttpMcpTransport.Builder().url(mcp.toString()).build();
    return connect(transport, progress, patience);
  }

  static LangChain4j overWebSocket(URI mcp, Consumer<Piece> progress, Duration patience) {
    var url = mcp.toString().replaceFirst("^http", "ws");
    return connect(new WebSocketMcpTransport.Builder().url(url).build(), progress, patience);
  }

  private static LangChain4j connect(
      McpTransport transport, Consumer<Piece> progress, Duration patience) {
    return new LangChain4j(
        new DefaultMcpClient.Builder()
            .transport(transport)
            .toolExecutionTimeout(patience)
            .progressHandler(
                seen -> progress.accept(new Piece((int) seen.progress(), seen.message())))
            .build());
  }

  @Override
  public List<String> tools() {
    return client.listTools().stream().map(ToolSpecification::name).toList();
  }

  /** What it makes of a failure is a text, which is no JSON. */
  @Override
  public JsonObject call(String tool, JsonObject arguments) {
    var request = ToolExecutionRequest.builder().name(tool).arguments(arguments.encode()).build();
    return new JsonObject(client.executeTool(request).resultText());
  }

  /** It sends {@code notifications/cancelled} when its patience ends, and only then. */
  @Override
  public void cancel() {}

  @Override
  public void close() {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
