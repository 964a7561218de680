package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import dev.vibesbox.TestBox;
import dev.vibesbox.TestClient;
import dev.vibesbox.gateway.LostClients.Departure;
import dev.vibesbox.gateway.LostClients.Kind;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A command whose client goes away, in each cell of the table in docs/mcp.md. */
@Tag("full")
class LostClientTest {
  private static final Path DOCUMENT = Path.of("docs", "mcp.md");
  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final AtomicInteger RUNS = new AtomicInteger();

  private static TestBox box;

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start(Map.of("VIBESBOX_GATEWAY_SESSION_IDLE_SECONDS", "2"));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatItStartedIsGoneWithinASecondOrGoesOn(Departure departure, Kind kind, String cell)
      throws Exception {
    var sleeper = "sleep 3%d.%d".formatted(RUNS.incrementAndGet(), ProcessHandle.current().pid());
    var command = "%s & exec %s".formatted(sleeper, sleeper);
    var departing = departure.begin(box, kind.arguments(command), kind);
    Settling.await(() -> Running.processes(sleeper).size() == 2);
    departing.leave();
    long left = System.nanoTime();
    if (cell.startsWith("stopped")) {
      Settling.await(() -> Running.processes(sleeper).isEmpty());
      var taken = Duration.ofNanos(System.nanoTime() - left);
      assertThat(taken).isLessThan(PROMISED.plus(departure.notice()));
    } else {
      assertThat(cell).startsWith("goes on");
      assertGoesOn(sleeper, command, departure.notice());
    }
  }

  @Test
  void theTableHasNoRowThatIsNotTried() throws Exception {
    assertThat(rows().map(row -> row.get(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Departure.values()).map(Departure::row).distinct().toList());
  }

  static Stream<Arguments> cells() throws Exception {
    return rows().flatMap(LostClientTest::cells);
  }

  private static Stream<Arguments> cells(List<String> row) {
    return Arrays.stream(Departure.values())
        .filter(departure -> departure.row().equals(row.get(1)))
        .flatMap(departure ->
            Arrays.stream(Kind.values())
                .map(kind -> Arguments.of(departure, kind, row.get(kind.column()))));
  }

  /** Rows of the table, each beginning with an empty cell. */
  private static Stream<List<String>> rows() throws Exception {
    return Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.startsWith("| what happens |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
  }

  /** A second and more after its client went, both processes are there, and can be stopped. */
  private static void assertGoesOn(String sleeper, String command, Duration notice)
      throws Exception {
    try (var other = TestClient.connect(box)) {
      other.run("sleep %d".formatted(PROMISED.plus(notice).toSeconds()));
      assertThat(Running.processes(sleeper)).hasSize(2);
      var kill = new JsonObject().put("action", "kill").put("process_id", id(other, command));
      assertThat(other.manage(kill).getJsonArray("remaining")).isEmpty();
    }
    assertThat(Running.processes(sleeper)).isEmpty();
  }

  private static String id(TestClient client, String command) throws Exception {
    var list = client.manage(new JsonObject().put("action", "list")).getJsonArray("processes");
    var found = new ArrayList<String>();
    for (int i = 0; i < list.size(); i++) {
      if (list.getJsonObject(i).getString("command").equals(command)) {
        found.add(list.getJsonObject(i).getString("process_id"));
      }
    }
    return found.getFirst();
  }
}
