package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestClient;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of the container in the middle of ten commands. */
@NeedsEngine
class EndTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ENGINE_WAITS = Duration.ofSeconds(10);

  private Box box;
  private TestClient client;
  private String finished;
  private List<String> running;

  @BeforeEach
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void runTenCommands() throws Exception {
    box = Box.start();
    client = box.connect();
    finished = box.run("echo finished before").getString("process_id");
    running = new ArrayList<>();
    for (var i = 0; i < 10; i++) {
      var command = "echo begun; sleep 300 & setsid sleep 300 & wait";
      var arguments = new JsonObject().put("command", command).put("background", true);
      running.add(client.run(arguments).getString("process_id"));
    }
    for (var id : running) {
      box.await("the output of " + id, PATIENCE, () -> output(id).equals("begun\n"));
    }
  }

  @AfterEach
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void stop() {
    client.close();
    box.close();
  }

  @Test
  void stoppingTellsClientsFirstAndEndsWellInTime() throws Exception {
    var call = client.begin("execute_command", new JsonObject().put("command", "sleep 200"));
    box.await("eleven commands", PATIENCE, () -> running() == 11);
    var asked = System.nanoTime();
    box.engine("stop", "--time", Long.toString(ENGINE_WAITS.toSeconds()));
    System.out.printf("docker stop: %s%n", Duration.ofNanos(System.nanoTime() - asked));
    assertThat(box.inspect("{{.State.ExitCode}}")).isEqualTo("0");
    var told = client.result(call).getJsonObject("structuredContent");
    assertThat(told.getString("status")).isEqualTo("cancelled");
    assertThat(told.getString("stopped_by")).isEqualTo("shutdown");
    box.engine("start");
    everythingIsThereAgain("cancelled");
  }

  @Test
  void aRestartDoesTheSame() throws Exception {
    box.engine("restart", "--time", Long.toString(ENGINE_WAITS.toSeconds()));
    everythingIsThereAgain("cancelled");
  }

  /** What was finished for a second is in the data volume; nobody can tell the clients. */
  @Test
  void afterSigkillNothingRunsAndWhatWasFinishedIsThere() throws Exception {
    box.await("the journal", PATIENCE, () -> journal().contains(running.getLast()));
    box.await("the files of output", PATIENCE, () -> filed().equals("10"));
    box.engine("kill");
    assertThat(box.inspect("{{.State.ExitCode}}")).isEqualTo("137");
    box.engine("start");
    everythingIsThereAgain("lost");
  }

  private void everythingIsThereAgain(String status) throws Exception {
    box.awaitServer();
    assertThat(output(finished)).isEqualTo("finished before\n");
    for (var id : running) {
      assertThat(read(id).getString("status")).isEqualTo(status);
      assertThat(output(id)).isEqualTo("begun\n");
    }
    var left = box.exec("ps", "-e", "-o", "stat=,comm=").lines().map(String::strip).toList();
    assertThat(left).noneMatch(line -> line.startsWith("Z") || line.endsWith(" sleep"));
    assertThat(box.run("echo on").getString("stdout")).isEqualTo("on\n");
  }

  private String journal() {
    return box.exec("cat", "/data/processes/journal");
  }

  /** How many commands have their output in a file, which takes each up to two seconds. */
  private String filed() {
    return box.exec("sh", "-c", "grep -al begun /data/processes/*.output | wc -l").strip();
  }

  private long running() {
    return manage(new JsonObject().put("action", "list")).getJsonArray("processes").stream()
        .filter(it -> ((JsonObject) it).getString("status").equals("running"))
        .count();
  }

  private String output(String id) {
    return read(id).getString("output");
  }

  private JsonObject read(String id) {
    return manage(new JsonObject().put("action", "read").put("process_id", id));
  }

  private JsonObject manage(JsonObject arguments) {
    try {
      return box.manage(arguments);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
