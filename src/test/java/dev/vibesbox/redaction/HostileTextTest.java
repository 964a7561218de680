package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of nothing but what has to be looked at. One thread reads the output of all commands. */
class HostileTextTest {
  private static final int CHUNK = 16 << 10;
  private static final long MILLISECOND = 1_000_000;

  /** For 64 KiB, as much as is read from one command at a time. */
  private static final long LONGEST = 250 * MILLISECOND;

  /** Four times the text may take four times as long, and some noise; a square would be 16. */
  private static final int MOST_FOR_FOUR = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-",
        "AC0-",
        "eyJ-",
        "eyJ-eyJ-eyJ-eyJ-eyJ-eyJ-eyJ- ",
        "eyJaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaa!",
        "ghp_ ",
        "glpat-hf_-sk-ant-eyJ-hvs.-",
        "hf_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
        "token=",
        "password=x\n",
        "password=get(\n",
        "password=$aa\n",
        "token = \"",
        "token: never give\n",
        "x token: never give\n",
        "token: str = ",
        "\"id\": \"rl\":",
        "\u001b[1m=",
        "                                                    =",
        "]]]]]]]]]=",
        "://u:",
        "://u:p@",
        "://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@aa@aa@",
        "-----BEGIN PRIVATE KEY",
        "token: |\n  x\n",
        "Cookie: a\n",
        "Authorization: Bearer Bearer "
      })
  void itsTimeGrowsAsItsLengthAndIsBounded(String unit) {
    long once = nanos(unit, CHUNK);
    long fourTimes = nanos(unit, 4 * CHUNK);
    assertThat(fourTimes)
        .isLessThan(Math.max(MOST_FOR_FOUR * once, 50 * MILLISECOND))
        .isLessThan(LONGEST);
  }

  /** Of the processor, the best of some. */
  private static long nanos(String unit, int length) {
    var bytes = Arrays.copyOf(unit.repeat(length / unit.length() + 1).getBytes(UTF_8), length);
    var threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 2; round++) {
      long start = threads.getCurrentThreadCpuTime();
      var redactor = Shipped.REDACTION.redactor(new Tally());
      for (int at = 0; at < length; at += CHUNK) {
        redactor.accept(bytes, at, CHUNK, (_, _, _) -> {});
      }
      redactor.finish((_, _, _) -> {});
      best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
    }
    return best;
  }
}
