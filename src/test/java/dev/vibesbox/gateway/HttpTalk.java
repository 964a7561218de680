package dev.vibesbox.gateway;

import dev.vibesbox.TestBox;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An MCP client of either era over HTTP, with the whole server at the other end. */
final class HttpTalk {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI url;
  private final List<String> headers;
  private final JsonObject meta;

  private HttpTalk(URI url, List<String> headers, JsonObject meta) {
    this.url = url;
    this.headers = headers;
    this.meta = meta;
  }

  /** A session of this revision, whose client has these capabilities. */
  static HttpTalk legacy(TestBox box, String revision, JsonObject capabilities) throws Exception {
    var hello = new JsonObject(Messages.initialize(revision));
    hello.getJsonObject("params").put("capabilities", capabilities);
    var url = box.http("/mcp");
    var answer = HTTP.send(post(url, List.of(), hello.encode()), BodyHandlers.ofString());
    var session = answer.headers().firstValue(LegacyPosts.SESSION).orElseThrow();
    var talk = new HttpTalk(url, List.of(LegacyPosts.SESSION, session), new JsonObject());
    talk.send(Messages.INITIALIZED);
    return talk;
  }

  /** Requests without a session, from a client with these capabilities. */
  static HttpTalk modern(TestBox box, JsonObject capabilities) {
    var meta =
        Messages.modernMeta().put("io.modelcontextprotocol/clientCapabilities", capabilities);
    return new HttpTalk(box.http("/mcp"), List.of("MCP-Protocol-Version", "2026-07-28"), meta);
  }

  /** The same client on another line to the server. */
  HttpTalk by(URI line) {
    return new HttpTalk(line, headers, meta);
  }

  /** Calls a tool, with the id as progress token; the answer's events as they come. */
  SseReader call(int id, String tool, JsonObject arguments, String... more) throws Exception {
    return new SseReader(begin(id, tool, arguments, more).body());
  }

  /** As above; closing the body breaks the connection. */
  HttpResponse<Stream<String>> begin(int id, String tool, JsonObject arguments, String... more)
      throws Exception {
    var params =
        new JsonObject()
            .put("name", tool)
            .put("arguments", arguments)
            .put("_meta", meta.copy().put("progressToken", id));
    for (int i = 0; i < more.length; i += 2) {
      params.put(more[i], Json.decodeValue(more[i + 1]));
    }
    var body = Messages.request(id, "tools/call", params);
    return HTTP.send(post(url, named(tool), body), BodyHandlers.ofLines());
  }

  /** Goes on where the event of this id ended. */
  SseReader resume(String lastId) throws Exception {
    var request = request(url, headers).header("Last-Event-ID", lastId).GET();
    return new SseReader(HTTP.send(request.build(), BodyHandlers.ofLines()).body());
  }

  /** Sends a notification, or an answer to what the server asked; the status of the response. */
  int send(String message) throws Exception {
    return HTTP.send(post(url, headers, message), BodyHandlers.discarding()).statusCode();
  }

  /** Ends the session. */
  int delete() throws Exception {
    return HTTP.send(request(url, headers).DELETE().build(), BodyHandlers.discarding())
        .statusCode();
  }

  private List<String> named(String tool) {
    var all = new ArrayList<>(headers);
    if (!meta.isEmpty()) {
      all.addAll(List.of("Mcp-Method", "tools/call", "Mcp-Name", tool));
    }
    return all;
  }

  private static HttpRequest post(URI url, List<String> headers, String body) {
    return request(url, headers)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest.Builder request(URI url, List<String> headers) {
    var request =
        HttpRequest.newBuilder(url).header("Accept", "application/json, text/event-stream");
    return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
  }
}
