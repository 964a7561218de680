package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String POST =
      "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  @Test
  void oneConnectionOverTheLimitIsTurnedAwayUntilOneEnds() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (var gateway = TestGateway.start(new TestConfig().maxConnections(3).build())) {
      for (int i = 0; i < 3; i++) {
        clients.add(i == 0 ? gateway.raw().upgrade() : gateway.raw().send(HEALTH));
        assertThat(clients.getLast().head()).isNotEmpty();
      }
      try (var surplus = gateway.raw()) {
        assertThat(surplus.send(POST + "Content-Length: 0\r\n\r\n").status()).isEqualTo(503);
        assertThat(surplus.restAsText()).contains("gateway.maxConnections");
      }
      clients.getFirst().vanish();
      Waiting.until(() -> isServed(gateway));
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  @Test
  void whoeverSendsNothingOrTooSlowlyIsClosed() throws Exception {
    var config = new TestConfig().requestTimeout(Duration.ofMillis(500)).build();
    try (var gateway = TestGateway.start(config);
        var silent = gateway.raw();
        var slowHead = gateway.raw().send("POST /mcp HT");
        var slowBody = gateway.raw().send(POST + "Content-Length: 100\r\n\r\n{")) {
      assertThat(silent.rest()).isEmpty();
      assertThat(slowHead.rest()).isEmpty();
      assertThat(slowBody.status()).isEqualTo(408);
      assertThat(slowBody.restAsText()).contains("the body took longer");
      gateway.serveNextClient();
    }
  }

  @Test
  void whoeverWaitsForAnAnswerIsNotClosed() throws Exception {
    var config = new TestConfig().requestTimeout(Duration.ofMillis(300)).build();
    try (var gateway = TestGateway.start(config)) {
      var answer =
          gateway.stream(
              Messages.modernCall(1, "wait"), Messages.modernHeaders("tools/call", "wait"));
      try (var socket = gateway.webSocket()) {
        Waiting.pass(Duration.ofSeconds(2));
        gateway.tools.release();
        assertThat(answer.body().filter(line -> line.contains("result"))).hasSize(1);
        assertThat(socket.send(Messages.initialize("2025-11-25")).answer()).isNotNull();
      }
    }
  }

  @Test
  void healthIsToldWhateverNumberOfConnectionsIsOpen() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (var gateway = TestGateway.start(new TestConfig().maxConnections(3).build())) {
      for (int i = 0; i < 100; i++) {
        clients.add(gateway.raw());
      }
      for (int i = 0; i < 3; i++) {
        try (var probe = gateway.raw().send(HEALTH)) {
          var answer = probe.restAsText();
          assertThat(answer).startsWith("HTTP/1.1 503").contains("\"checks\"");
        }
      }
      assertThat(isServed(gateway)).as("the places are still taken").isFalse();
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  private static boolean isServed(TestGateway gateway) {
    try (var client = gateway.raw().send(POST + "Content-Length: 0\r\n\r\n")) {
      return client.status() == 400;
    } catch (java.io.IOException _) {
      return false;
    }
  }
}
