package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void withoutArgumentsTheServerStartsOnItsDefaults() {
    assertThat(parse()).isEqualTo(new Arguments.Start(Optional.empty()));
  }

  @Test
  void theConfigurationIsNamedInEitherForm() {
    var start = new Arguments.Start(Optional.of(Path.of("a b")));

    assertThat(parse("--conf", "a b")).isEqualTo(start);
    assertThat(parse("--conf=a b")).isEqualTo(start);
  }

  @Test
  void checkGoesWithAConfigurationInAnyOrder() {
    var check = new Arguments.Check(Optional.of(Path.of("x")));

    assertThat(parse("--check", "--conf", "x")).isEqualTo(check);
    assertThat(parse("--conf=x", "--check")).isEqualTo(check);
  }

  @Test
  void helpAndVersionWin() {
    assertThat(parse("--bogus", "--help")).isEqualTo(new Arguments.Help());
    assertThat(parse("--check", "--version")).isEqualTo(new Arguments.PrintVersion());
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThat(parse("--port")).isEqualTo(new Arguments.Wrong("unknown argument --port"));
    assertThat(parse("conf")).isEqualTo(new Arguments.Wrong("unknown argument conf"));
    assertThat(parse("--conf")).isEqualTo(new Arguments.Wrong("--conf needs a path"));
    assertThat(parse("--conf=")).isEqualTo(new Arguments.Wrong("--conf needs a path"));
    assertThat(parse("--conf=\0")).isEqualTo(new Arguments.Wrong("--conf needs a path"));
    assertThat(parse("--conf=a", "--conf=b"))
        .isEqualTo(new Arguments.Wrong("--conf is given twice"));
  }

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words));
  }
}
