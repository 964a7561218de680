package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes and their output as resources, and what a session hears of its commands. */
class ProcessResourcesTest {
  private static TestBox box;

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start();
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void anAnswerThatShowsAPartOfTheOutputLeadsToTheWhole() throws Exception {
    try (var client = TestClient.connect(box)) {
      var result = client.call("execute_command", new JsonObject().put("command", "seq 1 2000"));
      var link = result.getJsonArray("content").getJsonObject(1);
      assertThat(link.getString("type")).isEqualTo("resource_link");
      var whole = read(client, link.getString("uri"));
      assertThat(whole.getString("text").lines()).hasSize(2000).endsWith("2000");
      assertThat(whole.getJsonObject("_meta").getBoolean("vibesbox/is_end")).isTrue();
      var rest = read(client, link.getString("uri") + "?offset=8000");
      assertThat(rest.getString("text")).isEqualTo(whole.getString("text").substring(8000));
    }
  }

  @Test
  void aProcessSaysHowItStandsAndIsListed() throws Exception {
    try (var client = TestClient.connect(box)) {
      var id = client.run("exit 3").getString("process_id");
      var state = new JsonObject(read(client, "process://" + id).getString("text"));
      assertThat(state.getInteger("exit_code")).isEqualTo(3);
      var listed = client.ask("resources/list", new JsonObject()).getJsonArray("resources");
      assertThat(listed.getJsonObject(0).getString("uri")).isEqualTo("process://" + id);
      assertThat(listed.getJsonObject(1).getString("uri")).isEqualTo("process://" + id + "/output");
    }
  }

  @Test
  void aSubscriberIsToldOfOutputAFewTimesASecondAndOfTheEnd() throws Exception {
    try (var client = TestClient.connect(box)) {
      var background =
          new JsonObject()
              .put("command", "sleep 0.3; for i in $(seq 200); do echo $i; sleep 0.005; done")
              .put("background", true);
      var id = client.run(background).getString("process_id");
      var uri = "process://" + id + "/output";
      client.ask("resources/subscribe", new JsonObject().put("uri", uri));
      client.manage(new JsonObject().put("action", "wait").put("process_id", id));
      var updated = "notifications/resources/updated";
      Settling.await(() -> count(client, updated) > 1);
      assertThat(count(client, updated)).isLessThan(20);
    }
  }

  @Test
  void aSessionThatAsksForItHearsWhatBecomesOfItsCommands() throws Exception {
    try (var client = TestClient.connect(box)) {
      client.ask("logging/setLevel", new JsonObject().put("level", "info"));
      client.run("seq 1 2000");
      client.run("rm -rf /");
      client.run(new JsonObject().put("command", "sleep 5").put("timeout", 1));
      assertThat(
              client.received().stream()
                  .filter(it -> "notifications/message".equals(it.getString("method")))
                  .map(it -> it.getJsonObject("params").getJsonObject("data").getString("event")))
          .containsExactly("started", "truncated", "rejected", "started", "stopped");
    }
  }

  private static JsonObject read(TestClient client, String uri) throws Exception {
    return client
        .ask("resources/read", new JsonObject().put("uri", uri))
        .getJsonArray("contents")
        .getJsonObject(0);
  }

  private static long count(TestClient client, String method) {
    return client.received().stream().filter(it -> method.equals(it.getString("method"))).count();
  }
}
