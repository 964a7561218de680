package dev.vibesbox.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          plain|plain
          ^[31mred^[0m|red
          ^[1;38;2;1;2;3mx|x
          ^[?25lhidden^[?25h|hidden
          ^[2K^[1Gline|line
          a^]0;titleBELb|ab
          a^]8;;http://x^\\linkb|alinkb
          a^Pq string^\\b|ab
          a^(Bb^)0c|abc
          a^7b^8c^=d^>e|abcde
          a^cb^Mc|abc
          unfinished^[31|unfinished
          unfinished^|unfinished
          unfinished^]0;title|unfinished
          """)
  void sequencesAreTakenOut(String written, String shown) {
    var text = written.replace('^', '\u001b').replace("BEL", "\u0007");
    assertThat(Ansi.strip(text)).isEqualTo(shown);
  }

  @Test
  void aSequenceOfTheEightBitFormIsTakenOut() {
    assertThat(Ansi.strip("\u009b31mred")).isEqualTo("red");
  }

  @Test
  void aStringThatIsNeverEndedDoesNotSwallowTheNextLine() {
    assertThat(Ansi.strip("a\u001b]0;oops\nnext")).isEqualTo("a\nnext");
  }

  @Test
  void otherControlCharactersStay() {
    assertThat(Ansi.strip("a\tb\r\n\u0007\u001b[0mc")).isEqualTo("a\tb\r\n\u0007c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b", "\u001b[", "\u001b]", "\u001b[1;", "\u001b(", "\u001bP;"})
  void timeIsLinear(String part) {
    var text = part.repeat(2_000_000);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Ansi.strip(text));
  }
}
