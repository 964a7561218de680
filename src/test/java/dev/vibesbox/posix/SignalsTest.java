package dev.vibesbox.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
  @ParameterizedTest
  @CsvSource({
    "SIGTERM, 15",
    "term, 15",
    "15, 15",
    "9, 9",
    "SIGSYS, 31",
    "64, 64",
    "SIGRTMIN, 34",
    "rtmin, 34",
    "SIGRTMIN+1, 35",
    "RTMIN+30, 64",
    "SIGRTMAX, 64",
    "SIGRTMAX-1, 63"
  })
  void aSignalIsReadByNameAndByNumber(String text, int signal) {
    assertThat(Signals.parse(text)).contains(signal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "65",
        "-9",
        "+9",
        "09",
        "SIG",
        "SIG15",
        "SIGFOO",
        "SIGRTMIN+31",
        "SIGRTMAX-31",
        "SIGRTMIN-1",
        "RTMIN+",
        "9 ",
        "SIGTERM\0"
      })
  void anythingElseIsNone(String text) {
    assertThat(Signals.parse(text)).isEmpty();
  }

  @Test
  void everyNameIsReadBackExceptThoseOfTheCLibrary() {
    assertThat(IntStream.rangeClosed(1, 64).filter(it -> it != 32 && it != 33))
        .allSatisfy(signal -> assertThat(Signals.parse(Signals.name(signal))).contains(signal));
  }
}
