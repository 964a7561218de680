package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Program.Ended;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  @Test
  void afterSigtermTheServerClosesAndTheProcessEndsWithZero() throws Exception {
    var ended = terminated("well");

    assertThat(ended.code()).isZero();
    assertThat(ended.errors()).contains("INFO    dev.vibesbox.Shutdown: stopped\n");
  }

  @Test
  void aServerThatCannotCloseEndsWithOneAndSaysWhy() throws Exception {
    var ended = terminated("badly");

    assertThat(ended.code()).isOne();
    assertThat(ended.errors()).contains("could not stop orderly").contains("stuck");
  }

  @Test
  void aServerThatNeverClosesIsGoneAfterEightSeconds() throws Exception {
    var start = System.nanoTime();
    var ended = terminated("never");

    assertThat(ended.code()).isOne();
    assertThat(ended.errors()).contains("not stopped after 7500 ms");
    // The start of the JVM counts too.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(11));
  }

  private static Ended terminated(String how) throws Exception {
    var program = Program.start(Closing.class, Map.of(), how);
    assertThat(program.firstLine()).isEqualTo("running");
    program.terminate();
    return program.end();
  }
}
