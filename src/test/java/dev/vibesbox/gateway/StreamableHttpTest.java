package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamableHttpTest {
  private TestGateway gateway;

  @BeforeEach
  void start() {
    gateway = TestGateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200",
    "Application/JSON; charset=utf-8, 200",
    "text/plain, 415",
    "application/json-seq, 415",
  })
  void onlyJsonIsTaken(String type, int status) throws Exception {
    var answer = gateway.post(Messages.initialize("2025-11-25"), "Content-Type", type);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"PUT", "OPTIONS", "HEAD", "PATCH"})
  void otherMethodsAreRefusedAndTheRightOnesNamed(String method) throws Exception {
    var answer = gateway.send(method, "/mcp");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST, DELETE");
  }

  @Test
  void otherPathsAreNotFound() throws Exception {
    var answer = gateway.send("GET", "/mcp/");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new JsonObject(answer.body()).getJsonObject("error").getString("message"))
        .contains("/mcp", "/health");
  }

  @Test
  void anAnswerWithoutNotificationsIsPlainJson() throws Exception {
    var answer = modern(Messages.modernCall(7, "echo"), "tools/call", "echo");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(new JsonObject(answer.body()).getInteger("id")).isEqualTo(7);
  }

  @Test
  void progressArrivesEventByEventWhileTheToolStillRuns() throws Exception {
    var answer =
        gateway.stream(
            Messages.modernCall(1, "wait"), Messages.modernHeaders("tools/call", "wait"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var events = answer.body().iterator();
    assertThat(event(events).getJsonObject("params").getString("message")).isEqualTo("first");
    assertThat(gateway.tools.over).hasValue(0);
    gateway.tools.release();
    assertThat(event(events).getJsonObject("params").getString("message")).isEqualTo("second");
    assertThat(event(events).getInteger("id")).isEqualTo(1);
    assertThat(events).toIterable().containsOnly("");
  }

  @Test
  void aClientThatTakesNoEventsGetsItsAnswerAsJson() throws Exception {
    try (var client = gateway.raw()) {
      var body = Messages.modernCall(1, "wait");
      client
          .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
          .send("Accept: application/json\r\nMCP-Protocol-Version: 2026-07-28\r\n")
          .send("Mcp-Method: tools/call\r\nMcp-Name: wait\r\n")
          .send("Content-Length: " + body.length() + "\r\n\r\n" + body);
      gateway.tools.release();
      assertThat(client.head()).contains(" 200 ", "content-type: application/json");
    }
  }

  @Test
  void aModernClientThatGoesAwayHasCancelled() throws Exception {
    try (var client = postAndReadHead(Messages.modernCall(1, "wait"), "Mcp-Name: wait")) {
      client.vanish();
    }
    assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.DISCONNECT);
  }

  @Test
  void aLegacyClientThatGoesAwayHasNotCancelled() throws Exception {
    var session = gateway.initialize();
    try (var client =
        postAndReadHead(Messages.call(1, "wait"), LegacyPosts.SESSION + ": " + session)) {
      client.vanish();
    }
    gateway.serveNextClient();
    gateway.tools.release();
    gateway.serveNextClient();
    assertThat(gateway.tools.stops).isEmpty();
  }

  @Test
  void aLegacyNotificationCancelsAndEndsTheStreamWithoutAnAnswer() throws Exception {
    var session = gateway.initialize();
    var answer = gateway.stream(Messages.call(5, "wait"), LegacyPosts.SESSION, session);
    var events = answer.body().iterator();
    event(events);
    assertThat(gateway.post(Messages.cancelled(5), LegacyPosts.SESSION, session).statusCode())
        .isEqualTo(202);
    assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.CANCEL);
    assertThat(events).toIterable().containsOnly("");
  }

  @Test
  void aSilentRequestIsKeptAliveByComments() throws Exception {
    gateway.close();
    gateway = TestGateway.start(new TestConfig().keepAlive(Duration.ofMillis(50)).build());
    var quiet =
        Messages.modern(1, "tools/call").replace("\"_meta\"", "\"name\":\"wait\",\"_meta\"");
    var answer = gateway.stream(quiet, Messages.modernHeaders("tools/call", "wait"));
    var lines = answer.body().iterator();
    assertThat(lines.next()).isEqualTo(":");
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo(":");
    gateway.tools.release();
    assertThat(event(lines).getInteger("id")).isEqualTo(1);
  }

  @Test
  void aClientThatDoesNotReadStopsTheSender() throws Exception {
    try (var client = postAndReadHead(Messages.modernCall(1, "flood"), "Mcp-Name: flood")) {
      Waiting.untilSteady(gateway.tools.flooded::get);
      assertThat(gateway.tools.flooded.get() * (60 << 10)).isLessThan(32L << 20);
      gateway.serveNextClient();
      client.vanish();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-28, tools/call, echo, 200, 0",
    "2026-07-28, tools/call, =?base64?ZWNobw==?=, 200, 0",
    "2026-07-28, tools/call, =?base64?%%%?=, 400, -32020",
    "2026-07-28, tools/call, =?base64?/w==?=, 400, -32020",
    "2026-07-28, tools/call, other, 400, -32020",
    "2026-07-28, Tools/Call, echo, 400, -32020",
    "2026-07-28, tools/list, echo, 400, -32020",
    "2025-11-25, tools/call, echo, 400, -32020",
  })
  void headersMustSayWhatTheBodySays(
      String version, String method, String name, int status, int code) throws Exception {
    var answer =
        gateway.post(
            Messages.modernCall(3, "echo"),
            "mcp-protocol-version",
            version,
            "mcp-method",
            method,
            "mcp-name",
            name);
    assertThat(answer.statusCode()).isEqualTo(status);
    var json = new JsonObject(answer.body());
    assertThat(json.getInteger("id")).isEqualTo(3);
    assertThat(code(json)).isEqualTo(code);
  }

  @Test
  void missingHeadersAreRefused() throws Exception {
    var none = gateway.post(Messages.modernCall(1, "echo"));
    var noName = gateway.post(Messages.modernCall(1, "echo"), Messages.modernHeaders("tools/call"));
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(noName.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("-32020", "MCP-Protocol-Version is missing");
    assertThat(noName.body()).contains("-32020", "Mcp-Name is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "server/discover, 200, 0",
    "tools/list, 200, 0",
    "initialize, 404, -32601",
    "ping, 404, -32601",
    "no/such, 404, -32601",
  })
  void modernErrorsHaveTheirStatuses(String method, int status, int code) throws Exception {
    var answer = gateway.post(Messages.modern(1, method), Messages.modernHeaders(method));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(new JsonObject(answer.body()))).isEqualTo(code);
  }

  @Test
  void anUnknownVersionIsRefusedWithTheKnownOnes() throws Exception {
    var body = Messages.modern(1, "tools/list").replace("2026-07-28", "2099-01-01");
    var answer =
        gateway.post(body, "MCP-Protocol-Version", "2099-01-01", "Mcp-Method", "tools/list");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("-32022", "2026-07-28");
  }

  @Test
  void aModernRequestThatDoesNotDescribeItselfIsRefused() throws Exception {
    var bare = Messages.request(1, "tools/list", new JsonObject());
    var half = Messages.modern(1, "tools/list").replace("clientCapabilities", "x");
    for (var body : new String[] {bare, half}) {
      var answer = gateway.post(body, Messages.modernHeaders("tools/list"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("-32602");
    }
  }

  @Test
  void modernNotificationsAreAcceptedAndResponsesAreNot() throws Exception {
    var notification =
        Messages.notification(
            "notifications/cancelled", new JsonObject().put("_meta", Messages.modernMeta()));
    var response = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";
    var headers = Messages.modernHeaders("x");
    assertThat(gateway.post(notification, headers).statusCode()).isEqualTo(202);
    assertThat(gateway.post(response, headers).statusCode()).isEqualTo(400);
  }

  @Test
  void aClientThatAsksBeforeSendingIsTold() throws Exception {
    var body = Messages.modern(1, "tools/list");
    try (var client = gateway.raw()) {
      client
          .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
          .send("MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/list\r\n")
          .send("Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
      assertThat(client.status()).isEqualTo(100);
      assertThat(client.send(body).status()).isEqualTo(200);
    }
  }

  private java.net.http.HttpResponse<String> modern(String body, String method, String name)
      throws Exception {
    return gateway.post(body, Messages.modernHeaders(method, name));
  }

  /** A client whose stream has begun, and which reads no further. */
  private RawClient postAndReadHead(String body, String header) throws Exception {
    var client = gateway.raw();
    var modern = body.contains("2026-07-28");
    var headers = modern ? "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\n" : "";
    client
        .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
        .send("Accept: application/json, text/event-stream\r\n" + headers + header + "\r\n")
        .send("Content-Length: " + body.length() + "\r\n\r\n" + body);
    assertThat(client.status()).isEqualTo(200);
    return client;
  }

  private static JsonObject event(Iterator<String> lines) {
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.startsWith("data: {")) {
        return new JsonObject(line.substring("data: ".length()));
      }
    }
    throw new AssertionError("the stream ended");
  }

  private static int code(JsonObject answer) {
    return answer.getJsonObject("error", new JsonObject()).getInteger("code", 0);
  }
}
