package dev.vibesbox;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * An MCP client of revision 2026-07-28 over HTTP, of a server in another process.
 *
 * @param base such as {@code http://127.0.0.1:8000}, without a path
 * @param token empty where none is asked for
 */
public record HttpTestClient(String base, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The answer of {@code execute_command}, also where nothing ran. */
  public JsonObject run(JsonObject arguments) throws IOException, InterruptedException {
    return call("execute_command", arguments);
  }

  /** The answer of {@code manage_process}. */
  public JsonObject manage(JsonObject arguments) throws IOException, InterruptedException {
    return call("manage_process", arguments);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private JsonObject call(String tool, JsonObject arguments)
      throws IOException, InterruptedException {
    var params = new JsonObject().put("name", tool).put("arguments", arguments);
    return call(params, new JsonObject()).getJsonObject("structuredContent");
  }

  /** The whole result of a tool's call with these parameters, by a client that can do so much. */
  public JsonObject call(JsonObject params, JsonObject capabilities)
      throws IOException, InterruptedException {
    var meta =
        new JsonObject()
            .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
            .put("io.modelcontextprotocol/clientCapabilities", capabilities);
    var body =
        new JsonObject()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", "tools/call")
            .put("params", params.copy().put("_meta", meta));
    var request =
        request("/mcp")
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", "tools/call")
            .header("Mcp-Name", params.getString("name"))
            .POST(BodyPublishers.ofString(body.encode()));
    return result(send(request).body());
  }

  /** An answer that takes long comes as the last of some events. */
  private static JsonObject result(String answer) {
    var json =
        answer.startsWith("{") ? answer : answer.substring(answer.lastIndexOf("\ndata: ") + 7);
    var result = new JsonObject(json).getJsonObject("result");
    if (result == null) {
      throw new AssertionError(answer);
    }
    return result;
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
