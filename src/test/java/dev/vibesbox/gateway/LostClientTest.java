package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import dev.vibesbox.TestBox;
import dev.vibesbox.TestClient;
import dev.vibesbox.clients.Stops;
import dev.vibesbox.gateway.LostClients.Departing;
import dev.vibesbox.gateway.LostClients.Departure;
import dev.vibesbox.gateway.LostClients.Kind;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Commands whose clients go away, in each cell of the table in docs/mcp.md: each way to go, with
 * one command of each kind at a time.
 */
@Tag("full")
@Timeout(180)
class LostClientTest {
  private static final Path DOCUMENT = Path.of("docs", "mcp.md");
  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final AtomicInteger RUNS = new AtomicInteger();

  /** One cell: what is said in it, and the command that shows it. */
  private record Cell(Kind kind, String says, String sleeper, Departing departing) {
    String command() {
      return command(sleeper);
    }

    /** Two processes, of which one is a child; what it says makes every door's answer begin. */
    static String command(String sleeper) {
      return "echo on; %s & exec %s".formatted(sleeper, sleeper);
    }

    boolean isStopped() {
      return says.startsWith("stopped");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatItStartedIsGoneWithinASecondOrGoesOn(Departure departure) throws Exception {
    try (var box = TestBox.start(departure.variables());
        var stops = Stops.watch(box)) {
      List<Cell> cells = new ArrayList<>();
      for (var kind : Kind.values()) {
        cells.add(begin(box, departure, kind));
      }
      for (var cell : cells) {
        cell.departing().leave();
      }
      for (var cell : cells) {
        if (cell.isStopped()) {
          assertThat(stops.taken(cell.command(), cell.sleeper()))
              .as("%s", cell)
              .isLessThan(PROMISED);
        }
      }
      assertGoOn(box, departure, cells.stream().filter(cell -> !cell.isStopped()).toList());
    }
  }

  @Test
  void theTableHasNoRowThatIsNotTried() throws Exception {
    assertThat(rows().map(row -> row.get(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Departure.values()).map(Departure::row).distinct().toList());
  }

  private static Cell begin(TestBox box, Departure departure, Kind kind) throws Exception {
    var row = rows().filter(it -> it.get(1).equals(departure.row())).findFirst().orElseThrow();
    var sleeper = "sleep 3%d.%d".formatted(RUNS.incrementAndGet(), ProcessHandle.current().pid());
    var departing = departure.begin(box, kind.arguments(Cell.command(sleeper)), kind);
    Settling.await(() -> Running.processes(sleeper).size() == 2);
    return new Cell(kind, row.get(kind.column()), sleeper, departing);
  }

  /** Rows of the table, each beginning with an empty cell. */
  private static Stream<List<String>> rows() throws Exception {
    return Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.startsWith("| what happens |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
  }

  /** A second and more after their clients went, all are there, and can be stopped. */
  private static void assertGoOn(TestBox box, Departure departure, List<Cell> cells)
      throws Exception {
    try (var other = TestClient.connect(box)) {
      other.run("sleep %d".formatted(PROMISED.plus(departure.notice()).toSeconds()));
      for (var cell : cells) {
        assertThat(cell.says()).startsWith("goes on");
        assertThat(Running.processes(cell.sleeper())).as("%s", cell).hasSize(2);
        var id = new JsonObject().put("process_id", id(other, cell.command()));
        assertThat(other.manage(id.put("action", "kill")).getJsonArray("remaining")).isEmpty();
        assertThat(Running.processes(cell.sleeper())).as("%s", cell).isEmpty();
      }
    }
  }

  private static String id(TestClient client, String command) throws Exception {
    return client.manage(new JsonObject().put("action", "list")).getJsonArray("processes").stream()
        .map(JsonObject.class::cast)
        .filter(process -> process.getString("command").equals(command))
        .map(process -> process.getString("process_id"))
        .findFirst()
        .orElseThrow();
  }
}
