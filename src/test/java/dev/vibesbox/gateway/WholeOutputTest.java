package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import dev.vibesbox.clients.BreakingLine;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real command's output over HTTP, whose connection breaks at any byte, again and again. */
class WholeOutputTest {
  private static final int LINES = 3000;
  private static final String COMMAND =
      "for i in $(seq 1 %d); do echo \"line $i\"; [ $((i %% 100)) -gt 0 ] || sleep 0.02; done"
          .formatted(LINES);
  private static final String EXPECTED =
      IntStream.rangeClosed(1, LINES)
          .mapToObj("line %d\n"::formatted)
          .collect(Collectors.joining());

  private final List<JsonObject> seen = new ArrayList<>();
  private String lastId = "";

  @ParameterizedTest
  @CsvSource({"2025-11-25,1", "2025-11-25,2", "2025-11-25,3", "2025-06-18,4", "2025-03-26,5"})
  void itArrivesOnceInOrderAndWhole(String revision, long seed) throws Exception {
    var random = new Random(seed);
    int breaks = 0;
    try (var box = TestBox.start()) {
      var talk = HttpTalk.legacy(box, revision, new JsonObject());
      for (boolean isWhole = false; !isWhole; ) {
        try (var line = new BreakingLine(box.port(), 1500 + random.nextInt(12_000))) {
          isWhole = readToTheBreak(talk.by(line.url()));
          breaks += line.isBroken() ? 1 : 0;
        }
      }
    }
    assertThat(breaks).isGreaterThan(2);
    assertThat(String.join("", texts())).isEqualTo(EXPECTED);
    assertThat(numbers()).isSorted().doesNotHaveDuplicates();
    // The oldest revisions have it as text only.
    var content = seen.getLast().getJsonObject("result").getJsonArray("content").getJsonObject(0);
    var answer = new JsonObject(content.getString("text"));
    assertThat(answer.getInteger("exit_code")).isZero();
    assertThat(answer.getLong("next_offset")).isEqualTo(EXPECTED.length());
  }

  /** Whether the answer came. */
  private boolean readToTheBreak(HttpTalk talk) throws Exception {
    try {
      var events =
          lastId.isEmpty()
              ? talk.call(7, "execute_command", new JsonObject().put("command", COMMAND))
              : talk.resume(lastId);
      for (var event = events.event(); event.isPresent(); event = events.event()) {
        lastId = events.lastId();
        if (!event.get().isEmpty()) {
          seen.add(new JsonObject(event.get()));
        }
      }
    } catch (UncheckedIOException | IOException _) {
      // The line broke, which is what it is for.
      assertThat(lastId).isNotEmpty();
    }
    return !seen.isEmpty() && seen.getLast().containsKey("result");
  }

  private List<String> texts() {
    return progress().stream().map(params -> params.getString("message")).toList();
  }

  private List<Double> numbers() {
    return progress().stream().map(params -> params.getDouble("progress")).toList();
  }

  private List<JsonObject> progress() {
    return seen.stream()
        .filter(message -> "notifications/progress".equals(message.getString("method")))
        .map(message -> message.getJsonObject("params"))
        .filter(params -> params.getString("message") != null)
        .toList();
  }
}
