package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands as tasks, for clients of both eras. */
class TasksTest {
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
  void aTaskIsAProcessWhoseResultCanBeWaitedFor() throws Exception {
    try (var client = TestClient.connect(box)) {
      var task = begin(client, "sleep 0.3; echo done");
      var result = client.ask("tasks/result", id(task));
      assertThat(result.getJsonObject("structuredContent").getString("stdout")).isEqualTo("done\n");
      assertThat(client.ask("tasks/get", id(task)).getString("status")).isEqualTo("completed");
      assertThat(client.ask("tasks/list", new JsonObject()).encode())
          .contains(task.getString("taskId"));
    }
  }

  @Test
  void aCancelledTaskIsGone() throws Exception {
    try (var client = TestClient.connect(box)) {
      var task = begin(client, "sleep 2077");
      assertThat(task.getString("status")).isEqualTo("working");
      assertThat(client.ask("tasks/cancel", id(task)).getString("status")).isEqualTo("cancelled");
      assertThat(Running.processes("sleep 2077")).isEmpty();
      assertThatThrownBy(() -> client.ask("tasks/cancel", id(task))).hasMessageContaining("-32602");
    }
  }

  @Test
  void anUnknownTaskIsNamed() throws Exception {
    try (var client = TestClient.connect(box)) {
      assertThatThrownBy(() -> client.ask("tasks/get", new JsonObject().put("taskId", "nope")))
          .hasMessageContaining("-32602")
          .hasMessageContaining("nope");
    }
  }

  @Test
  void aModernClientThatKnowsTasksGetsOneForALongCall() throws Exception {
    try (var client = TestClient.connect(box)) {
      var call = call("sleep 2; echo late").put("_meta", meta());
      var task = client.ask("tools/call", call);
      assertThat(task.getString("resultType")).isEqualTo("task");
      var get = id(task).put("_meta", meta());
      Settling.await(() -> status(client, get).equals("completed"));
      assertThat(client.ask("tasks/get", get).getJsonObject("result").encode()).contains("late");
      var quick = client.ask("tools/call", call("echo quick").put("_meta", meta()));
      assertThat(quick.getString("resultType")).isEqualTo("complete");
    }
  }

  @Test
  void whoListensToATaskHearsHowItStandsAndHowItEnds() throws Exception {
    try (var client = TestClient.connect(box)) {
      var call = call("sleep 2; echo late").put("_meta", meta());
      var task = client.ask("tools/call", call).getString("taskId");
      var wanted = new JsonObject().put("taskIds", JsonArray.of(task, "nobody"));
      var listen = new JsonObject().put("notifications", wanted).put("_meta", meta());
      int id = client.request("subscriptions/listen", listen);
      Settling.await(() -> notices(client).contains("completed"));
      assertThat(notices(client)).containsExactly("working", "completed");
      assertThat(client.received().getLast().encode()).contains("late", task);
      client.cancel(id);
    }
  }

  private static List<String> notices(TestClient client) {
    return client.received().stream()
        .filter(message -> "notifications/tasks".equals(message.getString("method")))
        .map(message -> message.getJsonObject("params").getString("status"))
        .toList();
  }

  private static String status(TestClient client, JsonObject get) {
    try {
      return client.ask("tasks/get", get).getString("status");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject begin(TestClient client, String command) throws Exception {
    return client
        .ask("tools/call", call(command).put("task", new JsonObject()))
        .getJsonObject("task");
  }

  private static JsonObject call(String command) {
    return new JsonObject()
        .put("name", "execute_command")
        .put("arguments", new JsonObject().put("command", command));
  }

  private static JsonObject id(JsonObject task) {
    return new JsonObject().put("taskId", task.getString("taskId"));
  }

  private static JsonObject meta() {
    var extensions = new JsonObject().put("io.modelcontextprotocol/tasks", new JsonObject());
    return new JsonObject()
        .put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
        .put(
            "io.modelcontextprotocol/clientCapabilities",
            new JsonObject().put("extensions", extensions));
  }
}
