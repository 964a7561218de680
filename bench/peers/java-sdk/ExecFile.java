import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The server anyone writes first: ProcessBuilder on the official Java SDK, Streamable HTTP. */
public final class ExecFile {
  private static final Map<String, Object> SCHEMA =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of("command", Map.of("type", "string")),
          "required",
          List.of("command"));

  private ExecFile() {}

  public static void main(String[] arguments) throws Exception {
    var transport =
        HttpServletStreamableServerTransportProvider.builder().mcpEndpoint("/mcp").build();
    var tool = new Tool.Builder().name("run").description("Runs it").inputSchema(SCHEMA).build();
    McpServer.sync(transport)
        .serverInfo("execfile", "1.0.0")
        .toolCall(tool, (_, call) -> run((String) call.arguments().get("command")))
        .build();
    var context = new ServletContextHandler();
    var servlet = new ServletHolder(transport);
    servlet.setAsyncSupported(true);
    context.addServlet(servlet, "/*");
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[0]));
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    server.join();
  }

  private static CallToolResult run(String command) {
    try {
      var process =
          new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var isError = process.waitFor() != 0;
      return CallToolResult.builder().addTextContent(output).isError(isError).build();
    } catch (Exception e) {
      return CallToolResult.builder().addTextContent(e.toString()).isError(true).build();
    }
  }
}
