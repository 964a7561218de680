package dev.vibesbox.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpTest {
  private static final int TIMES = 20_000;

  private final PollSet set = new PollSet();

  /** The descriptor is the first of the set. */
  private boolean isWoken(WakeUp wakeUp, Duration longest) {
    set.clear();
    wakeUp.watch(set);
    set.await(longest);
    return set.isReady(0);
  }

  @Test
  void manyCallsEndOneWait() {
    var wakeUp = new WakeUp();
    wakeUp.wake();
    wakeUp.wake();
    assertThat(isWoken(wakeUp, Duration.ofSeconds(10))).isTrue();
    wakeUp.settle(set);
    assertThat(isWoken(wakeUp, Duration.ZERO)).isFalse();
    wakeUp.wake();
    assertThat(isWoken(wakeUp, Duration.ofSeconds(10))).isTrue();
    wakeUp.close();
  }

  @Test
  void whatIsWrittenWhileTheOtherSettlesDoesNotKeepItAwakeForEver() throws Exception {
    var wakeUp = new WakeUp();
    for (var i = 0; i < TIMES; i += 100) {
      var waker = Thread.ofPlatform().start(() -> wakeTimes(wakeUp, 100));
      while (waker.isAlive()) {
        isWoken(wakeUp, Duration.ZERO);
        wakeUp.settle(set);
      }
      isWoken(wakeUp, Duration.ZERO);
      wakeUp.settle(set);
      assertThat(isWoken(wakeUp, Duration.ZERO)).as("round %d", i).isFalse();
    }
    wakeUp.close();
  }

  private static void wakeTimes(WakeUp wakeUp, int times) {
    for (var i = 0; i < times; i++) {
      wakeUp.wake();
    }
  }
}
