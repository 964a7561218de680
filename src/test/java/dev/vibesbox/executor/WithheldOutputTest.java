package dev.vibesbox.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.OutputLimits;
import dev.vibesbox.output.OutputLog;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.redaction.Tally;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When what redaction has to think about leaves a real pipe, on a clock that the test sets. */
class WithheldOutputTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long START = 1_000_000_000_000L;

  private final Descriptors.Pipe pipe = Descriptors.pipe();
  private final PollSet set = new PollSet();
  private final Transfer transfer = new Transfer();
  private final Transfer source = new Transfer();
  private final OutputLog log = new OutputLog(OutputLimits.DEFAULT);
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final OutputPipe output =
      new OutputPipe(
          pipe.readEnd(), Stream.STDOUT, false, Redaction.standard().redactor(new Tally()), log);

  WithheldOutputTest() {
    Descriptors.nonBlocking(pipe.readEnd());
    log.showTo((_, _, bytes, from, to) -> shown.write(bytes, from, to - from));
  }

  @AfterEach
  void close() {
    output.close();
    Descriptors.close(pipe.writeEnd());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compiling a", "Password: ", "key: value", "progress 17 %\r", "12:00:"})
  void anUnfinishedLineWithoutSuspicionLeavesAtOnce(String line) {
    write(line, START);
    assertThat(shown()).isEqualTo(line);
    assertThat(output.wakeAt(NEVER)).isEqualTo(NEVER);
  }

  @Test
  void whatMayBeAPortLeavesAfterFiveMilliseconds() {
    write("see http://host:80", START);
    assertThat(shown()).isEqualTo("see http://host:");
    assertThat(output.wakeAt(NEVER)).isEqualTo(START + 5 * MILLISECOND);
    pass(START + 5 * MILLISECOND - 1);
    assertThat(shown()).isEqualTo("see http://host:");
    pass(START + 5 * MILLISECOND);
    assertThat(shown()).isEqualTo("see http://host:80");
    assertThat(output.wakeAt(NEVER)).isEqualTo(NEVER);
  }

  @Test
  void whatMayBeASecretLeavesMaskedAfterTwoHundred() {
    write("token=hun", START);
    assertThat(shown()).isEqualTo("token=");
    assertThat(output.wakeAt(NEVER)).isEqualTo(START + 200 * MILLISECOND);
    pass(START + 200 * MILLISECOND - 1);
    assertThat(shown()).isEqualTo("token=");
    pass(START + 200 * MILLISECOND);
    assertThat(shown()).isEqualTo("token=[REDACTED:token]");
    assertThat(output.wakeAt(NEVER)).isEqualTo(NEVER);
  }

  @Test
  void eachByteThatFollowsBeginsTheSilenceAnew() {
    write("token=hun", START);
    write("ter", START + 150 * MILLISECOND);
    assertThat(output.wakeAt(NEVER)).isEqualTo(START + 350 * MILLISECOND);
    pass(START + 349 * MILLISECOND);
    assertThat(shown()).isEqualTo("token=");
  }

  @Test
  void theEndDecidesAtOnce() {
    write("token=hun", START);
    output.drain(transfer, START + MILLISECOND);
    assertThat(shown()).isEqualTo("token=[REDACTED:token]");
  }

  @Test
  void theEndLetsWhatIsNoSecretLeaveAsItIs() {
    write("token=nul", START);
    assertThat(shown()).isEqualTo("token=");
    write("l", START);
    output.drain(transfer, START + MILLISECOND);
    assertThat(shown()).isEqualTo("token=null");
  }

  private void write(String text, long now) {
    var bytes = text.getBytes(UTF_8);
    assertThat(source.write(pipe.writeEnd(), bytes, 0, bytes.length)).isEqualTo(bytes.length);
    pass(now);
  }

  /** One round of the pump. */
  private void pass(long now) {
    set.clear();
    output.watch(set, false);
    set.await(Duration.ZERO);
    output.advance(set, transfer, now);
  }

  private String shown() {
    return shown.toString(UTF_8);
  }
}
