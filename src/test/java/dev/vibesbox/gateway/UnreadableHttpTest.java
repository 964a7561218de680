package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no HTTP is the client's fault: it is told, and no operator is called. */
class UnreadableHttpTest {
  private static final String CHUNKED =
      "Host: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final Queue<LogRecord> logged = new ConcurrentLinkedQueue<>();
  private final Handler listener = new Listener(logged);
  private TestGateway gateway;

  @BeforeEach
  void start() {
    Logger.getLogger("").addHandler(listener);
    gateway = TestGateway.start();
  }

  @AfterEach
  void stop() throws Exception {
    gateway.serveNextClient();
    gateway.close();
    Logger.getLogger("").removeHandler(listener);
    assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ZZ|, 400",
    "-1|, 400",
    "fffffffff|, 400",
    "2|{}|0|Bad Name: x||, 400",
  })
  void aBodyInBrokenChunksIsABadRequest(String body, int status) throws Exception {
    try (var client = gateway.raw()) {
      client.send("POST /mcp HTTP/1.1\r\n" + CHUNKED + body.replace("|", "\r\n"));
      assertThat(client.status()).isEqualTo(status);
      client.restAsText();
    }
  }

  @ParameterizedTest
  @CsvSource({"POST /nowhere, 404", "POST /health, 405", "PUT /mcp, 405", "DELETE /mcp, 400"})
  void brokenChunksChangeNoAnswerThatNeedsNoBody(String line, int status) throws Exception {
    try (var client = gateway.raw()) {
      client.send(line + " HTTP/1.1\r\n" + CHUNKED + "ZZ\r\n");
      assertThat(client.status()).isEqualTo(status);
      client.restAsText();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "no request line at all||, 400",
    "POST /mcp HTTP/1.1|Host: localhost|Content-Length: x||, 400",
    "POST /mcp HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2||, 400",
    "POST /mcp HTTP/1.1|Host: localhost|Bad Name: x||, 400",
  })
  void aBrokenHeadIsABadRequest(String head, int status) throws Exception {
    try (var client = gateway.raw().send(head.replace("|", "\r\n"))) {
      assertThat(client.status()).isEqualTo(status);
      client.restAsText();
    }
  }

  @Test
  void headsOverTheLimitAreRefused() throws Exception {
    try (var line = gateway.raw().send("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n\r\n");
        var field = gateway.raw().send("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")) {
      assertThat(line.status()).isEqualTo(414);
      assertThat(field.status()).isEqualTo(431);
    }
  }

  @Test
  void aResetIsNoNews() throws Exception {
    try (var http = gateway.raw();
        var webSocket = gateway.raw().upgrade()) {
      http.send("POST /mcp HTTP/1.1\r\n" + CHUNKED + "5\r\n{").vanish();
      assertThat(webSocket.status()).isEqualTo(101);
      webSocket.vanish();
    }
  }

  /** Keeps what an operator would see. */
  private static final class Listener extends Handler {
    private final Queue<LogRecord> logged;

    Listener(Queue<LogRecord> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
        logged.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
