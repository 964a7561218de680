package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRoutesTest {
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
  @CsvSource({"/health, all", "/health/ready, ready", "/health/live, live"})
  void eachPathAsksForItsCheck(String path, String check) throws Exception {
    answerWith("UP");
    var answer = gateway.send("GET", path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(new JsonObject(answer.body()).getString("asked")).isEqualTo(check);
    var head = gateway.send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void whatIsDownIsUnavailable() throws Exception {
    answerWith("DOWN");
    assertThat(gateway.send("GET", "/health").statusCode()).isEqualTo(503);
  }

  @Test
  void checksThatDoNotAnswerAreDown() throws Exception {
    gateway.vertx.eventBus().consumer("test.health", _ -> {});
    var answer = gateway.send("GET", "/health");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"DOWN\"", "did not answer in time");
  }

  @Test
  void healthIsOnlyAskedFor() throws Exception {
    var answer = gateway.send("POST", "/health");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(gateway.send("GET", "/health/other").statusCode()).isEqualTo(404);
  }

  private void answerWith(String outcome) {
    gateway
        .vertx
        .eventBus()
        .consumer(
            "test.health",
            (Message<JsonObject> request) ->
                request.reply(
                    new JsonObject()
                        .put("outcome", outcome)
                        .put("asked", request.body().getString("check"))));
  }
}
