package dev.vibesbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.TestBox;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients written in Java whose connection breaks in the middle of a command, which is kept. None
 * of them takes its stream up again: LangChain4j's call over HTTP fails at once, the others wait
 * until their patience ends. So a new client reads on from where the last progress ended.
 */
@Tag("full")
@Timeout(240)
class CutJavaClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final int LINES = 400;
  private static final String COMMAND =
      "for i in $(seq 1 %d); do echo \"line $i of many\"; sleep 0.01; done".formatted(LINES);
  private static final String EXPECTED =
      IntStream.rangeClosed(1, LINES)
          .mapToObj("line %d of many\n"::formatted)
          .collect(Collectors.joining());

  private final Map<Integer, String> live = new ConcurrentHashMap<>();

  @ParameterizedTest
  @EnumSource
  void endUpWithEveryByte(JavaClient.Kind kind) throws Exception {
    try (var box = TestBox.start();
        var line = new BreakingLine(box.port(), 20_000);
        var client = kind.connect(line.url(), this::take, PATIENCE)) {
      var kept = new JsonObject().put("command", COMMAND).put("on_disconnect", "keep");
      assertThatThrownBy(() -> client.call("execute_command", kept.put("timeout", 120)))
          .isInstanceOf(RuntimeException.class);
      assertThat(line.isBroken()).isTrue();
      var seen = inARow();
      assertThat(seen).isNotEmpty();
      assertThat(seen + readOn(kind, line.url(), seen)).isEqualTo(EXPECTED);
    }
  }

  private void take(JavaClient.Piece piece) {
    live.put(piece.number(), piece.text());
  }

  /** Up to the first piece that is missing: the Java SDK hands them out on several threads. */
  private String inARow() {
    return Stream.iterate(1, live::containsKey, number -> number + 1)
        .map(live::get)
        .collect(Collectors.joining());
  }

  private static String readOn(JavaClient.Kind kind, URI url, String seen) {
    try (var client = kind.connect(url, _ -> {}, PATIENCE)) {
      var list = client.call("manage_process", new JsonObject().put("action", "list"));
      var id = list.getJsonArray("processes").getJsonObject(0).getString("process_id");
      return client.read(id, seen.getBytes(StandardCharsets.UTF_8).length);
    }
  }
}
