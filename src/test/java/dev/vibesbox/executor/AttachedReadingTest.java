package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.Settling;
import dev.vibesbox.config.OutputConfig;
import dev.vibesbox.config.ReaderConfig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process waits for the readers that are attached to it. */
class AttachedReadingTest {
  private static final int WINDOW = 1 << 20;
  private static final int DETACH_SECONDS = 2;

  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start(AttachedReadingTest::withSmallWindow);
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  @Test
  void anAttachedReaderGetsEveryByteOfAFloodAndTheAnswerSaysHowLongItTook() throws Exception {
    getsEveryByteOf(20_000_000, 1 << 16);
  }

  @Test
  @Tag("full")
  @Timeout(600)
  void aSlowReaderGetsEveryByteOfAGibibyte() throws Exception {
    getsEveryByteOf(1L << 30, 1 << 20);
  }

  private static void getsEveryByteOf(long bytes, int atATime) throws Exception {
    var id = begin("yes | head -c " + bytes, "r", 600);
    var offset = 0L;
    var reading = read(id, 0, "r", atATime);
    while (!reading.getBoolean("is_end")) {
      assertThat(reading.getValue("gap")).isNull();
      assertThat(reading.getLong("offset")).isEqualTo(offset);
      offset = reading.getLong("next_offset");
      assertThat(end(id) - reading.getLong("offset")).isLessThanOrEqualTo(WINDOW);
      reading = read(id, offset, "r", atATime);
    }
    assertThat(reading.getLong("next_offset")).isEqualTo(bytes);
    assertThat(reading.getLong("held_back_ms")).isPositive();
  }

  @Test
  void aReaderThatStallsIsDetachedTheProcessGoesOnAndTheGapIsTold() throws Exception {
    var id = begin("yes | head -c 50000000", "r", 300);
    var first = read(id, 0, "r");
    var offset = first.getLong("next_offset");
    var done = await(id, 30);
    assertThat(done.getString("status")).isEqualTo("exited");
    assertThat(done.getLong("held_back_ms")).isBetween(1_000L, DETACH_SECONDS * 1_000L + 1_500);
    var next = read(id, offset, "r");
    while (next.getValue("gap") == null) {
      assertThat(next.getBoolean("attached")).isFalse();
      offset = next.getLong("next_offset");
      next = read(id, offset, "r");
    }
    var gap = next.getJsonObject("gap");
    assertThat(gap.getLong("from")).isEqualTo(offset);
    assertThat(gap.getLong("bytes")).isEqualTo(gap.getLong("to") - offset);
  }

  @Test
  void theDeadlineGoesOnWhileTheIdleTimeoutStandsStill() throws Exception {
    var id =
        begin(
            new JsonObject()
                .put("command", "yes")
                .put("attach", "r")
                .put("timeout", 4)
                .put("idle_timeout", 1));
    // A read at the same offset acknowledges nothing, and shows that somebody is there.
    Settling.await(() -> heldBack(id) > 1_200);
    var held = read(id, 0, "r");
    assertThat(held.getString("status")).isEqualTo("running");
    read(id, 0, "r");
    var done = await(id, 30);
    assertThat(done.getString("stopped_by")).isEqualTo("timeout");
  }

  @Test
  void aProcessThatIsHeldBackIsKilledPromptly() throws Exception {
    var id = begin("yes", "r", 300);
    Settling.await(() -> heldBack(id) > 0);
    var before = System.nanoTime();
    var killed = executor.manage(request(id, "kill"));
    assertThat(killed.getJsonArray("remaining")).isEmpty();
    assertThat(System.nanoTime() - before).isLessThan(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void whoDetachesLetsTheProcessGoAtOnce() throws Exception {
    var id = begin("yes | head -c 20000000", "r", 300);
    Settling.await(() -> heldBack(id) > 0);
    executor.manage(request(id, "read").put("detach", "r").put("max_bytes", 64));
    var done = await(id, 30);
    assertThat(done.getString("status")).isEqualTo("exited");
    assertThat(done.getLong("held_back_ms")).isLessThan(DETACH_SECONDS * 1_000L);
  }

  @Test
  void noMoreReadersAreAttachedThanMayBe() throws Exception {
    var id = begin("sleep 3002", "r", 300);
    for (var i = 1; i < ReaderConfig.DEFAULT.maxAttached(); i++) {
      read(id, 0, "r" + i);
    }
    assertThatThrownBy(() -> read(id, 0, "one more")).hasMessageContaining("output.maxAttached");
    executor.manage(request(id, "kill"));
  }

  private static Settings withSmallWindow(Settings settings) {
    var given = settings.output();
    var output =
        new OutputConfig(
            given.headBytes(),
            given.tailBytes(),
            given.totalBytes(),
            given.gather(),
            new ReaderConfig(WINDOW, Duration.ofSeconds(DETACH_SECONDS), 16));
    return Executor.with(settings, output, settings.policy());
  }

  private static String begin(String command, String reader, int timeout) throws Exception {
    return begin(
        new JsonObject().put("command", command).put("attach", reader).put("timeout", timeout));
  }

  private static String begin(JsonObject command) throws Exception {
    return executor.execute(command.put("background", true)).getString("process_id");
  }

  private static JsonObject read(String id, long offset, String reader) throws Exception {
    return read(id, offset, reader, 1 << 16);
  }

  private static JsonObject read(String id, long offset, String reader, int maxBytes)
      throws Exception {
    return executor.manage(
        request(id, "read")
            .put("offset", offset)
            .put("max_bytes", maxBytes)
            .put("attach", reader)
            .put("wait", 0.2));
  }

  private static JsonObject await(String id, int seconds) throws Exception {
    return executor.manage(request(id, "wait").put("wait", seconds));
  }

  private static long heldBack(String id) {
    return look(id).getLong("held_back_ms");
  }

  private static long end(String id) {
    return look(id).getLong("next_offset");
  }

  /** Without reading. */
  private static JsonObject look(String id) {
    try {
      return executor.manage(request(id, "wait").put("wait", 0));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject request(String id, String action) {
    return new JsonObject().put("action", action).put("process_id", id);
  }
}
