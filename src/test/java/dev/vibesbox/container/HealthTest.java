package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the engine says of the container's health, when something in it is broken on purpose. */
@NeedsEngine
class HealthTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The image's own check, asked more often; and a data directory that can be filled. */
  private static final String IMPATIENT =
      """
      services:
        vibesbox:
          healthcheck:
            interval: 1s
            timeout: 3s
            retries: 2
      volumes:
        data:
          driver_opts:
            type: tmpfs
            device: tmpfs
            o: size=96m,uid=1000,gid=1000,mode=0700
      """;

  private static Box box;

  @BeforeAll
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  static void start() {
    box = Box.start(IMPATIENT);
  }

  @AfterAll
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  static void stop() {
    box.close();
  }

  @Test
  void aFullDataDirectoryMakesItUnhealthyUntilThereIsRoom() throws Exception {
    awaitHealth("healthy");
    box.exec("sh", "-c", "cat /dev/zero > /data/full 2>&1 || true");
    awaitHealth("unhealthy");
    assertThat(box.health().statusCode()).isEqualTo(503);
    assertThat(box.health().body()).contains("the disk is almost full");
    box.exec("rm", "/data/full");
    awaitHealth("healthy");
  }

  /** No process can be started any more, so no command can. */
  @Test
  void anExecutorThatCannotStartAnythingMakesItUnhealthyUntilItCan() throws Exception {
    awaitHealth("healthy");
    box.engine("update", "--pids-limit", "1");
    box.await("503", PATIENCE, () -> status() == 503);
    assertThat(box.health().body()).contains("executor");
    box.engine("update", "--pids-limit", "100");
    awaitHealth("healthy");
  }

  @Test
  void aServerThatDoesNotAnswerIsUnhealthyUntilItDoes() {
    awaitHealth("healthy");
    box.engine("kill", "--signal", "STOP");
    awaitHealth("unhealthy");
    box.engine("kill", "--signal", "CONT");
    awaitHealth("healthy");
  }

  private static void awaitHealth(String status) {
    box.await(status, PATIENCE, () -> box.inspect("{{.State.Health.Status}}").equals(status));
  }

  private static int status() {
    try {
      return box.health().statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
