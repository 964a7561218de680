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
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of the legacy era over HTTP, and clients that lose their connection. */
class ResumptionTest {
  private static final String PING = Messages.request(9, "ping", new JsonObject());

  private TestGateway gateway;

  @BeforeEach
  void start() {
    gateway = TestGateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void theNewestLegacyClientsGetANameToComeBackWithFirst() throws Exception {
    var events = call(initialize("2025-11-25"), 1, "wait");
    assertThat(events.event()).contains("");
    assertThat(events.lastId()).isNotEmpty();
    assertThat(events.retry()).contains("1000");
    assertThat(events.message().getString("method")).isEqualTo("notifications/progress");
    gateway.tools.release();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18"})
  void olderClientsGetNoEventWithoutData(String revision) throws Exception {
    var events = call(initialize(revision), 1, "wait");
    assertThat(events.event().orElseThrow()).contains("notifications/progress");
    assertThat(events.retry()).isEmpty();
    assertThat(events.lastId()).isNotEmpty();
    gateway.tools.release();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-26", "2025-11-25"})
  void whoLosesTheConnectionGetsTheRestUnderTheLastEventsName(String revision) throws Exception {
    var session = initialize(revision);
    var lastId = "";
    try (var client = post(session, Messages.call(1, "wait"))) {
      lastId = idOfFirstMessage(client);
      client.vanish();
    }
    gateway.serveNextClient();
    gateway.tools.release();
    var rest = resume(session, lastId).messages();
    assertThat(rest).hasSize(2);
    assertThat(rest.getFirst().getJsonObject("params").getString("message")).isEqualTo("second");
    assertThat(rest.getLast().getInteger("id")).isEqualTo(1);
    assertThat(gateway.tools.stops).isEmpty();
  }

  @Test
  void anEndedStreamIsReplayedFromAnyOfItsEvents() throws Exception {
    var session = initialize("2025-11-25");
    var events = call(session, 1, "wait");
    events.event();
    var primed = events.lastId();
    events.message();
    var first = events.lastId();
    gateway.tools.release();
    events.messages();
    assertThat(resume(session, first).messages()).hasSize(2);
    // Coming back from the second event said that the first had arrived.
    assertThat(resume(session, primed).messages()).hasSize(2);
    assertThat(resume(session, events.lastId()).messages()).isEmpty();
  }

  @Test
  void aStreamHoldsItsOwnEventsOnly() throws Exception {
    var session = initialize("2025-11-25");
    var one = call(session, 1, "wait");
    one.event();
    var two = call(session, 2, "wait");
    two.event();
    gateway.tools.release();
    gateway.tools.release();
    assertThat(resume(session, one.lastId()).messages())
        .noneMatch(it -> Integer.valueOf(2).equals(it.getValue("id")))
        .anyMatch(it -> Integer.valueOf(1).equals(it.getValue("id")));
  }

  @ParameterizedTest
  @CsvSource({"7-1", "1-99", "x", "'1-1; 2'", "99999999999-1"})
  void aNameThatWasNeverGivenIsRefused(String lastId) throws Exception {
    var session = initialize("2025-11-25");
    gateway.post(Messages.call(1, "echo"), LegacyPosts.SESSION, session);
    var answer = get(session, "Last-Event-ID", lastId);
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aStreamIsOfItsSessionOnly() throws Exception {
    var mine = initialize("2025-11-25");
    var events = call(mine, 1, "wait");
    events.event();
    var other = initialize("2025-11-25");
    assertThat(get(other, "Last-Event-ID", events.lastId()).statusCode()).isEqualTo(400);
    gateway.tools.release();
  }

  @Test
  void whatIsNotKeptAnyLongerIsMissingAndTheRestComes() throws Exception {
    gateway.close();
    gateway = TestGateway.start(TestConfig.defaults(), TestConfig.keeping(2, 1 << 20, 32 << 20));
    var session = initialize("2025-11-25");
    var events = call(session, 1, "wait");
    events.event();
    var primed = events.lastId();
    gateway.tools.release();
    assertThat(events.messages()).hasSize(3);
    assertThat(resume(session, primed).messages()).hasSize(2);
    var more = call(session, 2, "wait");
    gateway.tools.release();
    assertThat(more.messages()).hasSize(3);
    assertThat(get(session, "Last-Event-ID", primed).statusCode()).isEqualTo(400);
  }

  @Test
  void theBytesOfAllSessionsTogetherAreBounded() throws Exception {
    gateway.close();
    gateway = TestGateway.start(TestConfig.defaults(), TestConfig.keeping(64, 4096, 1024));
    var session = initialize("2025-11-25");
    for (int i = 1; i <= 10; i++) {
      var events = call(session, i, "wait");
      events.event();
      gateway.tools.release();
      assertThat(events.messages()).hasSize(3);
      assertThat(resume(session, events.lastId()).messages()).isEmpty();
    }
    assertThat(get(session, "Last-Event-ID", "1-0").statusCode()).isEqualTo(400);
  }

  @Test
  void aGetWithoutSessionIsRefusedAndOneWithoutEventsToo() throws Exception {
    assertThat(gateway.send("GET", "/mcp").statusCode()).isEqualTo(400);
    assertThat(get("unknown").statusCode()).isEqualTo(404);
    var session = initialize("2025-11-25");
    assertThat(get(session, "Mcp-Protocol-Version", "1999-01-01").statusCode()).isEqualTo(400);
    assertThat(get(session, "Mcp-Protocol-Version", "2026-07-28").statusCode()).isEqualTo(400);
  }

  @Test
  void aListeningClientKeepsItsSessionAndALostOneDoesNot() throws Exception {
    gateway.close();
    var idle = Duration.ofMillis(300);
    gateway = TestGateway.start(new TestConfig().sessionIdle(idle).build());
    var kept = initialize("2025-11-25");
    var listening = gateway.streamOf("GET", LegacyPosts.SESSION, kept);
    assertThat(listening.statusCode()).isEqualTo(200);
    var lost = initialize("2025-11-25");
    try (var client = post(lost, Messages.call(1, "wait"))) {
      idOfFirstMessage(client);
      client.vanish();
    }
    assertThat(gateway.tools.stops.poll(10, TimeUnit.SECONDS)).isEqualTo(StoppedBy.DISCONNECT);
    assertThat(gateway.post(PING, LegacyPosts.SESSION, lost).statusCode()).isEqualTo(404);
    assertThat(gateway.post(PING, LegacyPosts.SESSION, kept).statusCode()).isEqualTo(200);
    listening.body().close();
  }

  @Test
  void theEndOfASessionEndsItsStreams() throws Exception {
    var session = initialize("2025-11-25");
    var events = new SseReader(gateway.streamOf("GET", LegacyPosts.SESSION, session).body());
    assertThat(events.event()).contains("");
    gateway.send("DELETE", "/mcp", LegacyPosts.SESSION, session);
    assertThat(events.event()).isEmpty();
  }

  @Test
  void aNewListenerTakesThePlaceOfTheOld() throws Exception {
    var session = initialize("2025-11-25");
    var first = new SseReader(gateway.streamOf("GET", LegacyPosts.SESSION, session).body());
    assertThat(first.event()).contains("");
    var second = new SseReader(gateway.streamOf("GET", LegacyPosts.SESSION, session).body());
    assertThat(first.event()).isEmpty();
    assertThat(second.event()).contains("");
  }

  @Test
  void aSilentListenerIsPingedAndIsTakenForGoneIfItStaysSilent() throws Exception {
    try (var quick = TestGateway.start(new TestConfig().keepAlive(Duration.ofMillis(50)).build())) {
      var session = quick.initialize();
      var events = new SseReader(quick.streamOf("GET", LegacyPosts.SESSION, session).body());
      var messages = events.messages();
      assertThat(messages).hasSize(3);
      assertThat(messages).allMatch(message -> "ping".equals(message.getString("method")));
      var answer = messages.getLast().copy().put("result", new JsonObject());
      answer.remove("method");
      answer.remove("params");
      var heard = quick.post(answer.encode(), LegacyPosts.SESSION, session);
      assertThat(heard.statusCode()).isEqualTo(202);
    }
  }

  private String initialize(String revision) throws Exception {
    var answer = gateway.post(Messages.initialize(revision));
    return answer.headers().firstValue(LegacyPosts.SESSION).orElseThrow();
  }

  private SseReader call(String session, int id, String tool) throws Exception {
    return new SseReader(
        gateway.stream(Messages.call(id, tool), LegacyPosts.SESSION, session).body());
  }

  private java.net.http.HttpResponse<String> get(String session, String... headers)
      throws Exception {
    var all = new java.util.ArrayList<>(java.util.List.of(headers));
    all.add(LegacyPosts.SESSION);
    all.add(session);
    return gateway.send("GET", "/mcp", all.toArray(String[]::new));
  }

  private SseReader resume(String session, String lastId) throws Exception {
    return new SseReader(
        gateway.streamOf("GET", LegacyPosts.SESSION, session, "Last-Event-ID", lastId).body());
  }

  private RawClient post(String session, String body) throws Exception {
    return gateway
        .raw()
        .send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
        .send("Accept: application/json, text/event-stream\r\n")
        .send(LegacyPosts.SESSION + ": " + session + "\r\n")
        .send("Content-Length: " + body.length() + "\r\n\r\n" + body);
  }

  /** Reads up to the first message, and says under which name to go on. */
  private static String idOfFirstMessage(RawClient client) throws Exception {
    assertThat(client.head()).contains(" 200 ");
    var events = client.until("}\n\n");
    return events.substring(events.lastIndexOf("id: ") + 4).split("\n", 2)[0];
  }
}
