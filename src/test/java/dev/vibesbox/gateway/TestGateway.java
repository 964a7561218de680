package dev.vibesbox.gateway;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.config.HealthConfig;
import dev.vibesbox.config.McpConfig;
import dev.vibesbox.mcp.Mcp;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A gateway on a free port with the real protocol behind it, and clients for it. */
final class TestGateway implements AutoCloseable {
  static final String TOKEN = "a-token-of-20-chars.";

  final Vertx vertx = Vertx.vertx();
  final TestTools tools = new TestTools();
  private final GatewayVerticle verticle;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestGateway(GatewayConfig config, McpConfig limits, Optional<Token> token) {
    var health = new HealthConfig(Duration.ofMillis(300), Duration.ZERO, Duration.ofSeconds(1));
    verticle =
        new GatewayVerticle(
            new GatewayVerticle.Settings(config, limits, health, new Addresses("test"), token),
            new Mcp("test", tools.all()));
    vertx.deployVerticle(verticle).await();
  }

  static TestGateway start() {
    return start(TestConfig.defaults());
  }

  static TestGateway start(GatewayConfig config) {
    return start(config, TestConfig.LIMITS);
  }

  static TestGateway start(GatewayConfig config, McpConfig limits) {
    return new TestGateway(config, limits, Optional.empty());
  }

  static TestGateway startWithToken() {
    return new TestGateway(TestConfig.defaults(), TestConfig.LIMITS, Optional.of(Token.of(TOKEN)));
  }

  int port() {
    return verticle.port();
  }

  HttpResponse<String> post(String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(postRequest(body, headers), BodyHandlers.ofString());
  }

  /** The lines of the answer, as they come. */
  HttpResponse<java.util.stream.Stream<String>> stream(String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(postRequest(body, headers), BodyHandlers.ofLines());
  }

  /** The lines of what a GET gets, as they come. */
  HttpResponse<java.util.stream.Stream<String>> streamOf(String method, String... headers)
      throws IOException, InterruptedException {
    var request = request("/mcp", headers).method(method, HttpRequest.BodyPublishers.noBody());
    return client.send(request.build(), BodyHandlers.ofLines());
  }

  HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request = request(path, headers).method(method, HttpRequest.BodyPublishers.noBody());
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Opens a legacy session and returns its id. */
  String initialize() throws IOException, InterruptedException {
    return post(Messages.initialize("2025-11-25"))
        .headers()
        .firstValue("Mcp-Session-Id")
        .orElseThrow();
  }

  RawClient raw() throws IOException {
    return new RawClient(port());
  }

  TestSocket webSocket() throws Exception {
    return TestSocket.open(client, port(), builder -> builder.subprotocols("mcp"));
  }

  TestSocket webSocket(TestSocket.Setup setup) throws Exception {
    return TestSocket.open(client, port(), setup);
  }

  /** Proof that the server still serves: the next client of each transport gets its answer. */
  void serveNextClient() throws Exception {
    try (var socket = webSocket()) {
      socket.send(Messages.initialize("2025-11-25"));
      socket.answer();
    }
    var answer = post(Messages.modernCall(1, "echo"), Messages.modernHeaders("tools/call", "echo"));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  void stop() {
    vertx.undeploy(verticle.deploymentID()).await();
  }

  @Override
  public void close() {
    client.shutdownNow();
    vertx.close().await();
  }

  private HttpRequest postRequest(String body, String... headers) {
    return request("/mcp", headers).POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    request.version(HttpClient.Version.HTTP_1_1);
    if (List.of(headers).stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
      request.header("Content-Type", "application/json");
    }
    request.header("Accept", "application/json, text/event-stream");
    return headers.length == 0 ? request : request.headers(headers);
  }
}
