package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that take all they can get, within the limits of {@code compose.yml}. */
@NeedsEngine
class HogsTest {
  private static final String FORKS = "while :; do sleep 300 & done";
  private static final String MEMORY = "head -c 1G /dev/zero | tail";
  private static final String PROCESSOR = "while :; do :; done";
  private static final String DISK = "head -c 100M /dev/zero > full";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Docker limits no volume, so this one is memory, which it does. */
  private static final String SMALL_WORKSPACE =
      """
      services:
        vibesbox:
          environment:
            VIBESBOX_EXECUTOR_MAX_RUNNING_PER_CLIENT: 32
            VIBESBOX_EXECUTOR_MIN_FREE_BYTES: 0
      volumes:
        workspace:
          driver_opts:
            type: tmpfs
            device: tmpfs
            o: size=32m,uid=1000,gid=1000,mode=0700
      """;

  private static Box box;
  private static String life;

  @BeforeAll
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  static void start() {
    box = Box.start(SMALL_WORKSPACE);
    life = life();
  }

  @AfterAll
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  static void stop() {
    box.close();
  }

  @ParameterizedTest
  @MethodSource("hogs")
  void aHogIsStoppedAndTheServerAnswersThroughout(String command, int seconds, String end)
      throws Exception {
    try (var watch = HealthWatch.of(box)) {
      var answer = box.run(new JsonObject().put("command", command).put("timeout", seconds));
      assertThat(answer.encode()).contains(end);
      watch.report(command);
    }
    theNextCommandWorks();
  }

  static List<Arguments> hogs() {
    return List.of(
        Arguments.of(FORKS, 60, "\"limits_struck\":[\"processes\"]"),
        Arguments.of(MEMORY, 120, "\"limits_struck\":[\"memory\"]"),
        Arguments.of(PROCESSOR, 10, "\"status\":\"timed_out\""),
        Arguments.of(DISK, 60, "No space left on device"));
  }

  @Test
  void allOfThemAtOnceAreStoppedToo() throws Exception {
    try (var watch = HealthWatch.of(box)) {
      var hogs = List.of(FORKS, MEMORY, PROCESSOR, PROCESSOR, DISK).stream();
      var started = hogs.map(command -> background(command, 30)).toList();
      for (var id : started) {
        box.await("the end of " + id, PATIENCE, () -> !isRunning(id));
      }
      watch.report("all at once");
    }
    theNextCommandWorks();
  }

  @Test
  void thirtyTwoCommandsAtOnceFitIntoTheProcessesOfTheContainer() throws Exception {
    var started = IntStream.range(0, 32).mapToObj(_ -> background("sleep 300", 300)).toList();
    assertThat(started).allMatch(HogsTest::isRunning);
    System.out.println(
        "32 commands: %s threads of the server"
            .formatted(box.exec("sh", "-c", "ls /proc/1/task | wc -l")));
    assertThat(box.health().statusCode()).isEqualTo(200);
    for (var id : started) {
      box.manage(new JsonObject().put("action", "kill").put("process_id", id));
    }
    theNextCommandWorks();
  }

  @Test
  void whatRunsUnderTheSameUidElsewhereTakesNothingFromACommand() throws Exception {
    var crowd = "for i in $(seq 90); do sleep 300 & done; echo there; wait";
    var words = List.of("run", "--rm", "--detach", "--entrypoint", "sh", Image.tag(), "-c", crowd);
    var other = Cli.docker(words.toArray(String[]::new));
    try {
      box.await("the crowd", PATIENCE, () -> Cli.docker("logs", other).contains("there"));
      theNextCommandWorks();
    } finally {
      Cli.docker("rm", "--force", other);
    }
  }

  private static void theNextCommandWorks() throws Exception {
    box.run("rm -f full");
    assertThat(box.run("echo alive | cat").getString("stdout")).isEqualTo("alive\n");
    box.awaitServer();
    assertThat(life()).as("restarts and start").isEqualTo(life);
  }

  private static String life() {
    return box.inspect("{{.RestartCount}} {{.State.StartedAt}}");
  }

  private static String background(String command, int seconds) {
    var arguments = new JsonObject().put("command", command).put("background", true);
    return answer(() -> box.run(arguments.put("timeout", seconds))).getString("process_id");
  }

  private static boolean isRunning(String id) {
    var read = new JsonObject().put("action", "read").put("process_id", id).put("max_bytes", 64);
    return answer(() -> box.manage(read)).getString("status").equals("running");
  }

  private static JsonObject answer(Callable<JsonObject> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
