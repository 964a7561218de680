package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.executor.AuditFolder;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that somebody has to agree to first, and what the audit log says of the answer. */
class ConsentTest {
  private static final JsonObject CAN_ASK = new JsonObject().put("elicitation", new JsonObject());

  @TempDir private Path folder;
  private TestBox box;
  private HttpTestClient client;
  private AuditFolder audit;

  @BeforeEach
  void start() throws Exception {
    var config = new JsonObject().put("audit", new JsonObject().put("folder", folder + "/audit"));
    Files.writeString(folder.resolve("config.json"), config.encode());
    Files.createDirectories(folder.resolve("policy"));
    Files.writeString(
        folder.resolve("policy/standard.json"),
        """
        {"mode": "standard", "rules": [
          {"name": "ask-nice", "kind": "program", "programs": ["nice"], "action": "ask",
           "reason": "is slow.", "suggestion": "Agree."}]}
        """);
    box = TestBox.start(folder);
    client = new HttpTestClient("http://127.0.0.1:" + box.port(), "");
    audit = AuditFolder.of(folder);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void whatIsAgreedToRuns() throws Exception {
    var question = client.call(command(), CAN_ASK);
    assertThat(question.getString("resultType")).isEqualTo("input_required");
    var answer = client.call(answered(question, "accept"), CAN_ASK);
    assertThat(answer.getJsonObject("structuredContent").getBoolean("success")).isTrue();
    assertThat(audit.last("start").getMap())
        .containsEntry("decision", "confirmed")
        .containsEntry("rule", "ask-nice");
  }

  @Test
  void aNoIsOnRecordAndCannotBecomeAYesLater() throws Exception {
    var question = client.call(command(), CAN_ASK);
    var answer = client.call(answered(question, "decline"), CAN_ASK);
    assertThat(answer.getBoolean("isError")).isTrue();
    assertThat(answer.getJsonObject("structuredContent").getString("error"))
        .isEqualTo("ask-nice: the user was asked and did not agree to this command.");
    assertThat(audit.last("reject").getMap())
        .containsEntry("decision", "declined")
        .containsEntry("rule", "ask-nice")
        .containsEntry("code", 403)
        .containsEntry("command", "nice nice");
    var late = client.call(answered(question, "accept"), CAN_ASK);
    assertThat(late.getString("resultType")).isEqualTo("input_required");
    assertThat(audit.events("start")).isEmpty();
  }

  @Test
  void aClientThatCanAskNobodyIsRejectedOnRecord() throws Exception {
    var answer = client.call(command(), new JsonObject()).getJsonObject("structuredContent");
    assertThat(answer.getString("suggestion")).contains("this client cannot ask one");
    assertThat(audit.events("reject"))
        .extracting(line -> line.getString("decision"))
        .containsExactly("asked", "rejected");
    assertThat(audit.last("reject").getMap())
        .containsEntry("rule", "ask-nice")
        .containsEntry("principal", "anyone");
    assertThat(audit.last("reject").getString("reason")).contains("nobody can be asked");
  }

  private static JsonObject command() {
    var arguments = new JsonObject().put("command", "nice nice");
    return new JsonObject().put("name", "execute_command").put("arguments", arguments);
  }

  private static JsonObject answered(JsonObject question, String action) {
    var answer = new JsonObject().put("confirm", new JsonObject().put("action", action));
    return command()
        .put("inputResponses", answer)
        .put("requestState", question.getString("requestState"));
  }
}
