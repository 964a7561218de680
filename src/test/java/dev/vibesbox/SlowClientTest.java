package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A slow client slows its process instead of losing output. */
class SlowClientTest {
  private static final int DETACH_SECONDS = 2;

  private static TestBox box;

  @BeforeAll
  static void start() throws Exception {
    box =
        TestBox.start(
            Map.of("VIBESBOX_OUTPUT_DETACH_AFTER_SECONDS", String.valueOf(DETACH_SECONDS)));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void itGetsEveryByteInOrder() throws Exception {
    getsEveryByteInOrder(40_000_000);
  }

  @Test
  @Tag("full")
  @Timeout(240)
  void itGetsEveryByteOfAFloodInOrder() throws Exception {
    getsEveryByteInOrder(200_000_000);
  }

  @Test
  void aClientThatStopsReadingIsDetachedAndToldExactlyWhatItMissed() throws Exception {
    var goOn = new CompletableFuture<Void>();
    try (var client = new SlowClient(box, Duration.ZERO, goOn).ask("yes | head -c 90000000")) {
      client.begun.await();
      Settling.await(() -> newest().getString("status").equals("exited"));
      goOn.complete(null);
      var answer = client.answer().getJsonObject("structuredContent");
      assertThat(answer.getLong("stdout_bytes")).isEqualTo(90_000_000);
      assertThat(answer.getString("stdout")).startsWith("y\n").endsWith("y\n");
      assertThat(answer.getLong("held_back_ms")).isPositive();
      assertThat(client.isInOrder()).isTrue();
      assertThat(client.gaps).isNotEmpty();
      var lost = client.gaps.stream().mapToLong(gap -> gap.getLong("bytes")).sum();
      assertThat(client.received() + lost).isEqualTo(90_000_000);
    }
  }

  @Test
  void aClientThatVanishesHoldsNothingBack() throws Exception {
    var goOn = new CompletableFuture<Void>();
    try (var client = new SlowClient(box, Duration.ZERO, goOn).ask("yes > /dev/null & yes")) {
      client.begun.await();
      Settling.await(() -> newest().getLong("held_back_ms") > 0);
    }
    Settling.await(() -> newest().getString("status").equals("cancelled"));
  }

  private static void getsEveryByteInOrder(long bytes) throws Exception {
    var command = "yes | head -c " + bytes;
    try (var client =
        new SlowClient(box, Duration.ofMillis(1), CompletableFuture.completedFuture(null))
            .ask(command)) {
      var answer = client.answer().getJsonObject("structuredContent");
      assertThat(client.gaps).isEmpty();
      assertThat(client.isInOrder()).isTrue();
      assertThat(client.received()).isEqualTo(bytes);
      assertThat(answer.getLong("held_back_ms")).isPositive();
    }
  }

  private static JsonObject newest() {
    try (var other = TestClient.connect(box)) {
      var listed = other.manage(new JsonObject().put("action", "list"));
      return listed.getJsonArray("processes").getJsonObject(0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
