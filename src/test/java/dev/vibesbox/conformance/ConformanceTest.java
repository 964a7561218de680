package dev.vibesbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import dev.vibesbox.conformance.Suite.Report;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official suite as referee over what this server offers, with the suite's own fixtures. */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConformanceTest {
  private static final List<String> HEADER_SCENARIOS =
      List.of("http-header-validation", "http-custom-header-server-validation");

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void everyScenarioOfARevisionPassesWithoutAWarning(String revision) throws Exception {
    assertPassed(run(Suite.ALPHA, revision + ".yml", "--requirements", revision));
  }

  /** The suite does not score them, and the specification wants them all the same. */
  @Test
  void headersThatSayOtherThanTheBodyAreRefused() throws Exception {
    for (var scenario : HEADER_SCENARIOS) {
      var options = List.of("--scenario", scenario, "--spec-version", "2026-07-28");
      var report = run(Suite.ALPHA, "2026-07-28.yml", options.toArray(String[]::new));
      assertPassed(report);
      assertThat(report.with("FAILURE")).isEmpty();
    }
  }

  @Test
  void everyScenarioOfTheSuitesStableLinePassesWithoutAWarning() throws Exception {
    assertPassed(run(Suite.V0_1, "0.1.yml"));
  }

  private static Report run(Suite suite, String expected, String... options) throws Exception {
    Npm.install();
    try (var box = TestBox.start(Map.of(), Fixtures.offer())) {
      // By name: one of its scenarios sends foreign ones.
      var url = URI.create("http://localhost:%d/mcp".formatted(box.port()));
      return suite.run(url, expected, options);
    }
  }

  private static void assertPassed(Report report) {
    assertThat(report.code()).as(report.output()).isZero();
    assertThat(report.with("SUCCESS")).as(report.output()).isNotEmpty();
    assertThat(report.with("WARNING")).isEmpty();
  }
}
