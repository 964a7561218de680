package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionTest {
  private TestGateway gateway;
  private TestGateway guarded;

  @BeforeAll
  void startBoth() {
    gateway = TestGateway.start();
    guarded = TestGateway.startWithToken();
  }

  @AfterAll
  void stopBoth() {
    gateway.close();
    guarded.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Host: localhost, 200",
    "Host: LOCALHOST:8053, 200",
    "Host: 127.0.0.1:1, 200",
    "Host: [::1], 200",
    "Host: [::1]:8000, 200",
    "Host: evil.example.com, 403",
    "Host: localhost.evil.example.com, 403",
    "Host: 127.0.0.1.evil.example.com:8000, 403",
    "Host: [::2], 403",
    "Host: localhost:80@evil.example.com, 403",
    "Host:, 403",
    "X-Nothing: here, 400",
    "Host: localhost|Host: localhost, 400",
    "Host: localhost|Origin: http://localhost:5173, 200",
    "Host: localhost|Origin: http://[::1]:5173, 200",
    "Host: localhost|Origin: https://ide.example, 200",
    "Host: localhost|Origin: https://ide.example:444, 403",
    "Host: localhost|Origin: http://evil.example.com, 403",
    "Host: localhost|Origin: http://localhost.evil.example.com, 403",
    "Host: localhost|Origin: http://localhost@evil.example.com, 403",
    "Host: localhost|Origin: file://localhost, 403",
    "Host: localhost|Origin: null, 403",
    "Host: localhost|Origin: not an origin, 403",
    "Host: localhost|Origin:, 403",
    "Host: localhost|Origin: http://localhost|Origin: http://evil.example.com, 403",
  })
  void hostAndOriginAreCheckedOnBothDoors(String headers, int status) throws Exception {
    var lines = headers.replace("|", "\r\n") + "\r\n";
    var body = Messages.modern(1, "tools/list");
    try (var http = gateway.raw();
        var webSocket = gateway.raw()) {
      http.send("POST /mcp HTTP/1.1\r\n" + lines)
          .send("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
          .send("MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/list\r\n\r\n" + body);
      webSocket
          .send("GET /mcp HTTP/1.1\r\n" + lines)
          .send("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
          .send("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
      assertThat(http.status()).isEqualTo(status);
      assertThat(webSocket.status()).isEqualTo(status == 200 ? 101 : status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8000/mcp, localhost, 200",
    "HTTP://[::1]/mcp, localhost, 200",
    "http://evil.example/mcp, localhost, 403",
    "http://evil.example:8000/mcp, localhost, 403",
    "http://localhost@evil.example/mcp, localhost, 403",
    "http://localhost:80@evil.example/mcp, localhost, 403",
    "http://evil.example?/mcp, localhost, 403",
    "ws://evil.example/mcp, localhost, 403",
    "http:///mcp, localhost, 403",
    "http://localhost/mcp, evil.example, 403",
  })
  void theHostInsideATargetIsCheckedToo(String target, String host, int status) throws Exception {
    var body = Messages.modern(1, "tools/list");
    try (var http = gateway.raw()) {
      http.send("POST %s HTTP/1.1\r\nHost: %s\r\n".formatted(target, host))
          .send("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
          .send("MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/list\r\n\r\n" + body);
      assertThat(http.status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer a-token-of-20-chars., 200",
    "bearer   a-token-of-20-chars., 200",
    "Bearer a-token-of-20-chars, 401",
    "Bearer a-token-of-20-chars.., 401",
    "Bearer, 401",
    "Basic a-token-of-20-chars., 401",
    "a-token-of-20-chars., 401",
  })
  void aTokenIsAskedForOnEveryRequest(String authorization, int status) throws Exception {
    var answer = guarded.post(Messages.initialize("2025-11-25"), "Authorization", authorization);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void withoutATokenTheAnswerSaysHowToBringOne() throws Exception {
    var answer = guarded.post(Messages.initialize("2025-11-25"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(answer.body()).contains("Authorization: Bearer");
  }

  @Test
  void anUpgradeNeedsTheTokenTooAndABrowserMayOfferItAsProtocol() throws Exception {
    assertThatThrownBy(() -> guarded.webSocket()).hasStackTraceContaining("401");
    try (var headed =
            guarded.webSocket(b -> b.header("Authorization", "Bearer " + TestGateway.TOKEN));
        var browser =
            guarded.webSocket(b -> b.subprotocols("mcp", "mcp.auth." + TestGateway.TOKEN))) {
      assertThat(headed.send(Messages.initialize("2025-11-25")).answer()).isNotNull();
      assertThat(browser.send(Messages.initialize("2025-11-25")).answer()).isNotNull();
      assertThat(browser.subprotocol()).isEqualTo("mcp");
    }
  }

  @Test
  void aTokenOfferedAsProtocolOpensNoPlainRequest() throws Exception {
    var answer =
        guarded.post(
            Messages.initialize("2025-11-25"),
            "Sec-WebSocket-Protocol",
            "mcp.auth." + TestGateway.TOKEN);
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void healthNeedsNeitherTokenNorHostButNoForeignPageReadsIt() throws Exception {
    assertThat(guarded.send("GET", "/health").statusCode()).isEqualTo(503);
    assertThat(guarded.send("GET", "/health", "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
    try (var probe = guarded.raw()) {
      probe.send("GET /health HTTP/1.1\r\nHost: 10.1.2.3:8000\r\n\r\n");
      assertThat(probe.status()).isEqualTo(503);
    }
  }
}
