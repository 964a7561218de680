package dev.vibesbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import dev.vibesbox.conformance.Suite.Report;
import java.net.URI;
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

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void everyScenarioOfARevisionPassesWithoutAWarning(String revision) throws Exception {
    assertPassed(run(Suite.ALPHA, revision + ".yml", "--requirements", revision));
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
