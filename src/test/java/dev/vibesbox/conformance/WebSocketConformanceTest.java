package dev.vibesbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.TestBox;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official suite over WebSocket, by a bridge. What concerns HTTP alone is expected to fail. */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WebSocketConformanceTest {

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2026-07-28"})
  void everyScenarioOfARevisionPassesWithoutAWarning(String revision) throws Exception {
    Npm.install();
    var vertx = Vertx.vertx();
    try (var box = TestBox.start(Map.of(), Fixtures.offer())) {
      var bridge = new WebSocketBridge(box.port());
      vertx.deployVerticle(bridge).await(20, TimeUnit.SECONDS);
      var expected = "websocket-" + revision + ".yml";
      var report = Suite.ALPHA.run(bridge.url(), expected, "--requirements", revision);
      assertThat(report.code()).as(report.output()).isZero();
      assertThat(report.with("SUCCESS")).as(report.output()).isNotEmpty();
      assertThat(report.with("WARNING")).isEmpty();
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }
}
