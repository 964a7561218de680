package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.executor.AuditFolder;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever comes, by whichever door, is on record; HTTP's is in {@link RestartTest}. */
class AuditDoorsTest {
  @TempDir private Path folder;

  @Test
  void agentsAndServicesAreOnRecordAlike() throws Exception {
    var audit = new AuditFolder(folder.resolve("audit"));
    var variables = Map.of("VIBESBOX_AUDIT_FOLDER", audit.path().toString());
    try (var box = TestBox.start(variables);
        var client = TestClient.connect(box)) {
      client.run("echo agent");
      assertThat(audit.last("end").getMap())
          .containsEntry("door", "websocket")
          .containsEntry("principal", "anyone")
          .containsEntry("command", "echo agent");
      assertThat(audit.last("end").getString("session")).startsWith("socket ");
      assertThat(client.run("mkfs.ext4 /dev/sda").getString("status")).isEqualTo("rejected");
      assertThat(audit.last("reject").getMap())
          .containsEntry("door", "websocket")
          .containsEntry("decision", "rejected");
      ask(box, new JsonObject().put("command", "echo service").put("principal", "ci"));
      assertThat(audit.last("end").getMap())
          .containsEntry("door", "bus")
          .containsEntry("principal", "ci")
          .containsEntry("command", "echo service");
    }
  }

  private static void ask(TestBox box, JsonObject command) throws Exception {
    box.vertx()
        .eventBus()
        .request("vibesbox.execute", command, new DeliveryOptions())
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }
}
