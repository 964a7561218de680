package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration GATHER = Duration.ofMillis(10);

  @Test
  void asManyPiecesAsTheLimitLeaveAtOnceAndTheNextWaits() {
    var pace = new Pace(GATHER);
    var now = System.nanoTime() + GATHER.toNanos();
    for (var i = 0; i < Pace.AT_ONCE; i++) {
      assertThat(pace.mayLeave(now)).isTrue();
    }
    assertThat(pace.mayLeave(now)).isFalse();
    assertThat(pace.mayLeave(now + GATHER.toNanos() - 1)).isFalse();
    assertThat(pace.mayLeave(now + GATHER.toNanos())).isTrue();
  }

  @Test
  void noPieceWaitsWhereNoneIsTo() {
    var pace = new Pace(Duration.ZERO);
    var now = System.nanoTime();
    for (var i = 0; i <= 2 * Pace.AT_ONCE; i++) {
      assertThat(pace.mayLeave(now)).isTrue();
    }
  }
}
