package dev.vibesbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes, the server says what was wrong and serves the next client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final byte[] INVALID_UTF8 = {'"', (byte) 0xc3, (byte) 0x28, '"'};
  private static final int TWENTY_MB = 20 << 20;

  private TestGateway gateway;

  @BeforeAll
  void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @AfterEach
  void theNextClientIsServed() throws Exception {
    gateway.serveNextClient();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON|-32700",
        "{\"jsonrpc\":\"2.0\",\"id\":1,|-32700",
        "''|-32700",
        "[]|-32600",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]|-32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1}|-32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}|-32600",
        "17|-32600",
        "null|-32600",
      })
  void whatIsNoMessageIsAnsweredWithAnError(String text, int code) throws Exception {
    var session = gateway.initialize();
    var answer = gateway.post(text, "Mcp-Session-Id", session);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(new JsonObject(answer.body()))).isEqualTo(code);
    try (var socket = gateway.webSocket()) {
      assertThat(code(socket.send(text).answer())).isEqualTo(code);
      assertThat(socket.send(Messages.initialize("2025-11-25")).answer().containsKey("result"))
          .as("the socket stays")
          .isTrue();
    }
  }

  @Test
  void anUnknownToolIsAnOrdinaryErrorInBothEras() throws Exception {
    var legacy = gateway.post(Messages.call(1, "nothing"), "Mcp-Session-Id", gateway.initialize());
    var modern =
        gateway.post(
            Messages.modernCall(1, "nothing"), Messages.modernHeaders("tools/call", "nothing"));
    assertThat(legacy.statusCode()).isEqualTo(200);
    assertThat(modern.statusCode()).isEqualTo(200);
    assertThat(code(new JsonObject(legacy.body()))).isEqualTo(-32602);
    assertThat(code(new JsonObject(modern.body()))).isEqualTo(-32602);
  }

  @Test
  void aToolThatBreaksShowsNoInsides() throws Exception {
    var answer =
        gateway.post(
            Messages.modernCall(1, "broken"), Messages.modernHeaders("tools/call", "broken"));
    assertThat(answer.body()).contains("-32603").doesNotContain("secret insides");
  }

  @Test
  void invalidUtf8InABodyIsAParseError() throws Exception {
    try (var client = gateway.raw()) {
      client
          .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
          .send("Content-Length: " + INVALID_UTF8.length + "\r\n\r\n")
          .send(INVALID_UTF8);
      assertThat(client.status()).isEqualTo(400);
    }
  }

  @Test
  void invalidUtf8OnAWebSocketClosesIt() throws Exception {
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      client.frame(0x81, INVALID_UTF8);
      assertThat(client.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void aCharacterSplitOverTwoFramesIsWhole() throws Exception {
    var euro = "{\"jsonrpc\":\"2.0\",\"id\":\"\u20ac\",\"method\":\"ping\"}".getBytes(UTF_8);
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      client.frame(0x01, java.util.Arrays.copyOfRange(euro, 0, 23));
      client.frame(0x80, java.util.Arrays.copyOfRange(euro, 23, euro.length));
      client.frame(0x88, new byte[] {3, (byte) 0xe8});
      assertThat(new String(client.rest(), UTF_8)).contains("\"id\":\"\u20ac\"");
    }
  }

  @Test
  void aBinaryMessageClosesTheWebSocket() throws Exception {
    try (var socket = gateway.webSocket()) {
      assertThat(socket.sendBinary(new byte[] {1}).closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void bytesThatAreNoFrameCloseTheWebSocket() throws Exception {
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      client.send(new byte[] {(byte) 0xff, (byte) 0xff, 0, 0});
      assertThat(client.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void halfAFrameThenGoneIsJustGone() throws Exception {
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      client.send(new byte[] {(byte) 0x81, (byte) 0xfe, 1, 0, 0, 0, 0, 0, '{'});
      client.vanish();
    }
  }

  @Test
  void halfABodyThenGoneIsJustGone() throws Exception {
    try (var client = gateway.raw()) {
      client
          .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
          .send("Content-Length: 100\r\n\r\n{\"half");
      client.vanish();
    }
  }

  @Test
  void twentyMegabytesInOneFrameAreRefused() throws Exception {
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      client.send(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 1, 0x40, 0, 0, 0, 0, 0, 0});
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void twentyMegabytesInManyFramesAreRefused() throws Exception {
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      client.frame(0x01, new byte[125]);
      for (int sent = 125; sent <= 1 << 20; sent += 125) {
        client.frame(0x00, new byte[125]);
      }
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void twentyMegabytesOfBodyAreRefusedInFull() throws Exception {
    HttpResponse<String> answer = gateway.post("x".repeat(TWENTY_MB));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("1048576", "gateway.maxMessageBytes");
  }

  @Test
  void twentyMegabytesInChunksAreRefused() throws Exception {
    try (var client = gateway.raw()) {
      client
          .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
          .send("Transfer-Encoding: chunked\r\n\r\n");
      var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int sent = 0; sent < TWENTY_MB; sent += 0x10000) {
        client.send(chunk);
      }
      client.send("0\r\n\r\n");
      assertThat(client.status()).isEqualTo(413);
    }
  }

  @Test
  void aMessageOfExactlyTheLimitIsTaken() throws Exception {
    int limit = TestConfig.defaults().maxMessageBytes();
    var message = Messages.modern(1, "tools/list");
    var padded = message + " ".repeat(limit - message.length());
    assertThat(gateway.post(padded, Messages.modernHeaders("tools/list")).statusCode())
        .isEqualTo(200);
    assertThat(gateway.post(padded + " ", Messages.modernHeaders("tools/list")).statusCode())
        .isEqualTo(413);
    try (var socket = gateway.webSocket()) {
      assertThat(socket.send(padded).answer().containsKey("result")).isTrue();
    }
  }

  private static int code(JsonObject answer) {
    return answer.getJsonObject("error").getInteger("code");
  }
}
