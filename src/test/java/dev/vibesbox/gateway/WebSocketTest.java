package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketTest {
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
    "'', false",
    "Sec-WebSocket-Protocol: mcp, true",
    "'Sec-WebSocket-Protocol: mcp.auth.x, mcp', true",
    "Sec-WebSocket-Protocol: chat, false",
  })
  void theSubprotocolIsSelectedIfAndOnlyIfItIsOffered(String header, boolean isSelected)
      throws Exception {
    try (var client = gateway.raw().upgrade(header.isEmpty() ? "" : header + "\r\n")) {
      var head = client.head().toLowerCase(java.util.Locale.ROOT);
      assertThat(head).startsWith("http/1.1 101");
      assertThat(head.contains("sec-websocket-protocol: mcp\r\n")).isEqualTo(isSelected);
      assertThat(head.contains("sec-websocket-protocol")).isEqualTo(isSelected);
      assertThat(head).doesNotContain("permessage-deflate");
    }
  }

  @Test
  void bothErasMixOnOneSocket() throws Exception {
    try (var socket = gateway.webSocket()) {
      socket.send(Messages.modernCall(1, "echo"));
      assertThat(socket.answer().getJsonObject("result").getString("resultType"))
          .isEqualTo("complete");
      socket.send(Messages.initialize("2025-06-18")).answer();
      socket.send(Messages.INITIALIZED).send(Messages.call(2, "echo"));
      assertThat(socket.answer().getInteger("id")).isEqualTo(2);
    }
  }

  @Test
  void progressArrivesWhileTheToolStillRunsAndOtherRequestsAreAnswered() throws Exception {
    try (var socket = gateway.webSocket()) {
      socket.send(Messages.modernCall(1, "wait"));
      assertThat(message(socket.next())).isEqualTo("first");
      socket.send(Messages.modernCall(2, "echo"));
      assertThat(socket.next().getInteger("id")).isEqualTo(2);
      gateway.tools.release();
      assertThat(message(socket.next())).isEqualTo("second");
      assertThat(socket.next().getInteger("id")).isEqualTo(1);
    }
  }

  @Test
  void cancellingWorksEvenUnderAFullLoad() throws Exception {
    try (var socket = gateway.webSocket()) {
      for (int id = 0; id < 64; id++) {
        socket.send(Messages.modernCall(id, "wait"));
      }
      socket.send(Messages.modernCall(64, "wait"));
      assertThat(socket.answer().getJsonObject("error").getInteger("code")).isEqualTo(429);
      socket.send(Messages.cancelled(17));
      assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.CANCEL);
    }
  }

  @Test
  void aClientThatGoesAwayHasCancelledEverything() throws Exception {
    try (var socket = gateway.webSocket()) {
      socket.send(Messages.modernCall(1, "wait")).next();
      socket.vanish();
    }
    assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.DISCONNECT);
    gateway.serveNextClient();
  }

  @Test
  void aClientThatDoesNotReadStopsTheSender() throws Exception {
    try (var client = gateway.raw().upgrade()) {
      assertThat(client.status()).isEqualTo(101);
      var call = Messages.modernCall(1, "flood").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      client.send(new byte[] {(byte) 0x81, (byte) 0xfe, 0, (byte) call.length, 0, 0, 0, 0});
      client.send(call);
      Waiting.untilSteady(gateway.tools.flooded::get);
      assertThat(gateway.tools.flooded.get() * (60 << 10)).isLessThan(32L << 20);
      gateway.serveNextClient();
    }
  }

  @Test
  void aLivingClientIsPingedAndKept() throws Exception {
    restart(new TestConfig().webSocketPing(Duration.ofMillis(50)));
    try (var socket = gateway.webSocket()) {
      Waiting.pass(Duration.ofMillis(500));
      assertThat(socket.send(Messages.initialize("2025-11-25")).answer()).isNotNull();
    }
  }

  @Test
  void aClientThatAnswersNoPingIsClosedAfterTwoIntervals() throws Exception {
    restart(new TestConfig().webSocketPing(Duration.ofMillis(100)));
    try (var deaf = gateway.raw().upgrade()) {
      assertThat(deaf.status()).isEqualTo(101);
      long start = System.nanoTime();
      assertThat(deaf.closeCode()).isEqualTo(1001);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void aShutdownCancelsTellsTheClientsAndCloses() throws Exception {
    try (var socket = gateway.webSocket()) {
      socket.send(Messages.modernCall(1, "wait")).next();
      gateway.stop();
      assertThat(socket.closeCode()).isEqualTo(1001);
      assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.SHUTDOWN);
    }
  }

  @Test
  void aWrongHandshakeIsAnswered() throws Exception {
    try (var client = gateway.raw()) {
      client.send("GET /mcp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n\r\n");
      assertThat(client.status()).isEqualTo(400);
    }
  }

  private void restart(TestConfig config) {
    gateway.close();
    gateway = TestGateway.start(config.build());
  }

  private static String message(JsonObject progress) {
    return progress.getJsonObject("params").getString("message");
  }
}
