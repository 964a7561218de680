package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy file that changes while the server runs. */
class PolicyFileTest {
  @TempDir Path conf;

  @BeforeEach
  void refusesTrue() throws IOException {
    Files.writeString(conf.resolve("config.json"), "{}");
    write(refusing("true"));
  }

  @Test
  void whatItSaysHoldsAfterAWhileWithoutARestart() throws Exception {
    try (var box = TestBox.start(conf)) {
      assertThat(isRefused(box, "true")).isTrue();
      write(refusing("false"));
      Settling.await(() -> isRefused(box, "false"));
      assertThat(isRefused(box, "true")).isFalse();
      assertThat(warning(box)).isEmpty();
    }
  }

  @Test
  void aBrokenOneChangesNothingAndHealthSaysSoUntilItIsMended() throws Exception {
    try (var box = TestBox.start(conf)) {
      for (var broken : new String[] {"{\"mode\": \"standard\"", "{\"mode\": \"open\"}", ""}) {
        write(broken);
        Settling.await(() -> warning(box).isPresent());
        assertThat(isRefused(box, "true")).isTrue();
        assertThat(isRefused(box, "echo")).isFalse();
        write(refusing("true"));
        Settling.await(() -> warning(box).isEmpty());
      }
    }
  }

  @Test
  void oneThatIsGoneIsNotReplacedByTheShippedOne() throws Exception {
    try (var box = TestBox.start(conf)) {
      Files.delete(conf.resolve("policy/standard.json"));
      Settling.await(() -> warning(box).isPresent());
      assertThat(isRefused(box, "true")).isTrue();
    }
  }

  private static String refusing(String program) {
    return """
    {"mode": "standard", "rules": [{"name": "mine", "kind": "program", "programs": ["%s"],
      "reason": "is not wanted.", "suggestion": "Leave it."}]}
    """
        .formatted(program);
  }

  /** As editors do: all of it at once. */
  private void write(String text) throws IOException {
    var folder = Files.createDirectories(conf.resolve("policy"));
    var next = Files.writeString(folder.resolve("next"), text);
    Files.move(next, folder.resolve("standard.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isRefused(TestBox box, String command) {
    var asked = new JsonObject().put("command", command);
    return ask(box, "vibesbox.execute", asked).isEmpty();
  }

  private static Optional<String> warning(TestBox box) {
    var health = ask(box, "vibesbox.health", new JsonObject()).orElseThrow();
    return health.getJsonArray("checks").stream()
        .map(JsonObject.class::cast)
        .filter(check -> check.getString("id").equals("policy"))
        .findFirst()
        .flatMap(check -> Optional.ofNullable(check.getJsonObject("data").getString("warning")));
  }

  /** The answer; none where it was refused. */
  private static Optional<JsonObject> ask(TestBox box, String address, JsonObject body) {
    return box.vertx()
        .eventBus()
        .<JsonObject>request(address, body)
        .map(answer -> Optional.of(answer.body()))
        .otherwise(Optional.empty())
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }
}
