package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches, which one revision has. */
class BatchPostsTest {
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
  void aBatchIsAnsweredInOneArrayWhereTheRevisionHasBatches() throws Exception {
    var session = initialize();
    var ping1 = Messages.request(1, "ping", new JsonObject());
    var ping2 = Messages.request(2, "ping", new JsonObject());
    var batch = "[%s,%s,%s]".formatted(ping1, Messages.INITIALIZED, ping2);
    var answer = gateway.post(batch, LegacyPosts.SESSION, session);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonArray(answer.body())).hasSize(2);
    var notifications = "[%s]".formatted(Messages.INITIALIZED);
    assertThat(gateway.post(notifications, LegacyPosts.SESSION, session).statusCode())
        .isEqualTo(202);
  }

  @Test
  void everyAnswerOfABatchIsOnTheStreamThatProgressOpened() throws Exception {
    var session = initialize();
    var ping = Messages.request(1, "ping", new JsonObject());
    var batch = "[%s,17,%s]".formatted(ping, Messages.call(5, "wait"));
    var events = gateway.stream(batch, LegacyPosts.SESSION, session).body().iterator();
    assertThat(event(events).getInteger("id")).isEqualTo(1);
    assertThat(code(event(events))).isEqualTo(-32600);
    assertThat(event(events).getJsonObject("params").getString("message")).isEqualTo("first");
    gateway.tools.release();
    assertThat(event(events).getJsonObject("params").getString("message")).isEqualTo("second");
    assertThat(event(events).getInteger("id")).isEqualTo(5);
  }

  private String initialize() throws Exception {
    return gateway
        .post(Messages.initialize("2025-03-26"))
        .headers()
        .firstValue(LegacyPosts.SESSION)
        .orElseThrow();
  }

  private static JsonObject event(Iterator<String> lines) {
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.startsWith("data: ")) {
        return new JsonObject(line.substring("data: ".length()));
      }
    }
    throw new AssertionError("the stream ended");
  }

  private static int code(JsonObject answer) {
    return answer.getJsonObject("error", new JsonObject()).getInteger("code", 0);
  }
}
