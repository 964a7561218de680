package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Door;
import dev.vibesbox.command.Principal;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.mcp.Mcp;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String PING = Messages.request(9, "ping", new JsonObject());

  @Test
  void anIdIsLongVisibleAndNeverTheSame() throws Exception {
    try (var gateway = TestGateway.start()) {
      var first = gateway.initialize();
      assertThat(first).matches("[\\x21-\\x7e]{22,}").isNotEqualTo(gateway.initialize());
    }
  }

  @Test
  void requestsNeedASessionThatExists() throws Exception {
    try (var gateway = TestGateway.start()) {
      var session = gateway.initialize();
      assertThat(gateway.post(PING).statusCode()).isEqualTo(400);
      assertThat(status(gateway, PING, "unknown")).isEqualTo(404);
      assertThat(status(gateway, PING, session)).isEqualTo(200);
      assertThat(status(gateway, Messages.INITIALIZED, session)).isEqualTo(202);
    }
  }

  @Test
  void aFailedInitializeOpensNoSession() throws Exception {
    try (var gateway = TestGateway.start()) {
      var answer = gateway.post(Messages.request(0, "initialize", new JsonObject()));
      assertThat(answer.body()).contains("error");
      assertThat(answer.headers().firstValue(LegacyPosts.SESSION)).isEmpty();
    }
  }

  @Test
  void initializeSettlesOnALegacyRevision() throws Exception {
    try (var gateway = TestGateway.start()) {
      assertThat(gateway.post(Messages.initialize("2026-07-28")).body()).contains("2025-11-25");
      assertThat(gateway.post(Messages.initialize("2024-11-05")).body()).contains("2024-11-05");
    }
  }

  @Test
  void anUnsupportedVersionHeaderIsABadRequest() throws Exception {
    try (var gateway = TestGateway.start()) {
      var session = gateway.initialize();
      assertThat(
              gateway
                  .post(PING, LegacyPosts.SESSION, session, ModernHeaders.VERSION, "1999-01-01")
                  .statusCode())
          .isEqualTo(400);
      assertThat(
              gateway
                  .post(PING, LegacyPosts.SESSION, session, ModernHeaders.VERSION, "2025-06-18")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void deleteEndsASessionAndWhatRunsInIt() throws Exception {
    try (var gateway = TestGateway.start()) {
      var session = gateway.initialize();
      var running = gateway.stream(Messages.call(1, "wait"), LegacyPosts.SESSION, session);
      var ended = gateway.send("DELETE", "/mcp", LegacyPosts.SESSION, session);
      assertThat(ended.statusCode()).isEqualTo(204);
      assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.DISCONNECT);
      assertThat(running.body().filter(line -> line.contains("result"))).isEmpty();
      assertThat(status(gateway, PING, session)).isEqualTo(404);
      assertThat(status(gateway, Messages.cancelled(1), session)).isEqualTo(404);
      assertThat(gateway.send("DELETE", "/mcp", LegacyPosts.SESSION, session).statusCode())
          .isEqualTo(404);
      assertThat(gateway.send("DELETE", "/mcp").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void theLongestIdleSessionMakesRoomForANewOne() throws Exception {
    try (var gateway = TestGateway.start(new TestConfig().maxSessions(3).build())) {
      var busy = gateway.initialize();
      var running = gateway.stream(Messages.call(1, "wait"), LegacyPosts.SESSION, busy);
      var used = gateway.initialize();
      var idle = gateway.initialize();
      assertThat(status(gateway, PING, used)).isEqualTo(200);
      var fresh = gateway.initialize();
      assertThat(status(gateway, PING, idle)).isEqualTo(404);
      assertThat(status(gateway, PING, used)).isEqualTo(200);
      assertThat(status(gateway, PING, fresh)).isEqualTo(200);
      gateway.tools.release();
      assertThat(running.body().filter(line -> line.contains("result"))).hasSize(1);
    }
  }

  @Test
  void aSessionTooManyIsRefusedWhereAllHaveWorkInFlight() throws Exception {
    try (var gateway = TestGateway.start(new TestConfig().maxSessions(2).build())) {
      var first = gateway.initialize();
      var second = gateway.initialize();
      for (var session : List.of(first, second)) {
        gateway.stream(Messages.call(1, "wait"), LegacyPosts.SESSION, session);
      }
      var refused = gateway.post(Messages.initialize("2025-11-25"));
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("gateway.maxSessions");
      gateway.send("DELETE", "/mcp", LegacyPosts.SESSION, first);
      assertThat(gateway.initialize()).isNotEmpty();
    }
  }

  @Test
  void aFailedInitializeTakesNoSessionsPlace() throws Exception {
    try (var gateway = TestGateway.start(new TestConfig().maxSessions(1).build())) {
      var session = gateway.initialize();
      gateway.post(Messages.request(0, "initialize", new JsonObject()));
      assertThat(status(gateway, PING, session)).isEqualTo(200);
    }
  }

  @Test
  void anIdleSessionIsForgottenAndABusyOneIsNot() throws Exception {
    var config = new TestConfig().sessionIdle(Duration.ofMillis(300)).build();
    try (var gateway = TestGateway.start(config)) {
      var idle = gateway.initialize();
      var busy = gateway.initialize();
      var running = gateway.stream(Messages.call(1, "wait"), LegacyPosts.SESSION, busy);
      Waiting.pass(Duration.ofMillis(1200));
      gateway.tools.release();
      assertThat(running.body().filter(line -> line.contains("result"))).hasSize(1);
      assertThat(status(gateway, PING, busy)).isEqualTo(200);
      assertThat(status(gateway, PING, idle)).isEqualTo(404);
    }
  }

  @Test
  void aSessionIsOfItsPrincipal() {
    var sessions = new Sessions(TestConfig.defaults(), TestConfig.LIMITS);
    var mcp = new Mcp("test", List.of());
    var door = Door.HTTP;
    var mine = Principal.TOKEN_HOLDER;
    var other = Principal.ANYONE;
    var session = sessions.create(mine, mcp.converse(new Requester(mine, door)));
    sessions.add(session);
    assertThat(sessions.find(session.id(), mine)).contains(session);
    assertThat(sessions.find(session.id(), other)).isEmpty();
  }

  private static int status(TestGateway gateway, String body, String session) throws Exception {
    return gateway.post(body, LegacyPosts.SESSION, session).statusCode();
  }
}
