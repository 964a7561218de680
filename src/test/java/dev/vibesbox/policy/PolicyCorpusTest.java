package dev.vibesbox.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands and what the shipped policies say to them. */
class PolicyCorpusTest {
  private static final Policy STRICT = Policies.shipped("strict");
  private static final Policy STANDARD = Policies.shipped("standard");
  private static final Policy OPEN = Policies.shipped("open");

  record Line(String verdict, String rule, String mode, String command) {
    static Line of(String text) {
      var fields = text.split("\t", 4);
      return new Line(fields[0], fields[1], fields[2], fields[3].replace('\u23ce', '\n'));
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyCommandGetsItsVerdict(Line line) {
    var said =
        switch (Policies.review(policy(line.mode()), line.command())) {
          case Decision.Allowed _ -> "allowed -";
          case Decision.Ask(var rule, _, _, _) -> "ask " + rule;
          case Decision.Rejected(var rule, var reason, var suggestion) -> {
            assertThat(reason).endsWith(".");
            assertThat(suggestion).endsWith(".");
            yield "rejected " + rule;
          }
        };
    assertThat(said).isEqualTo(line.verdict() + " " + line.rule());
  }

  @Test
  void theCorpusIsLarge() throws IOException {
    assertThat(lines().count()).isGreaterThan(400);
  }

  private static Policy policy(String mode) {
    return switch (mode) {
      case "strict" -> STRICT;
      case "standard" -> STANDARD;
      case "open" -> OPEN;
      default -> throw new IllegalArgumentException(mode);
    };
  }

  static Stream<Line> lines() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/policy"))) {
      return files.sorted().flatMap(file -> read(file).stream()).map(Line::of).toList().stream();
    }
  }

  private static List<String> read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
