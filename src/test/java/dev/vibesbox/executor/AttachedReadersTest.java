package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.config.ReaderConfig;
import dev.vibesbox.executor.AttachedReaders.Attached;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttachedReadersTest {
  private static final long SECOND = 1_000_000_000;
  private static final long WINDOW = 1 << 20;

  private final AttachedReaders readers =
      new AttachedReaders(new ReaderConfig((int) WINDOW, Duration.ofSeconds(30), 2), 8 << 20);

  @Test
  void withoutReadersNothingIsHeldBack() {
    assertThat(readers.holdBack(1L << 40, 0)).isFalse();
  }

  @Test
  void aReaderThatHoldsBackAndDoesNotReadIsDetachedForGood() {
    readers.enter("a", 0, 0);
    readers.leave("a", 0);
    assertThat(readers.holdBack(WINDOW, 29 * SECOND)).isTrue();
    assertThat(readers.wakeAt(Long.MAX_VALUE)).isEqualTo(30 * SECOND);
    assertThat(readers.holdBack(WINDOW, 30 * SECOND)).isFalse();
    assertThat(readers.heldBack()).isEqualTo(Duration.ofSeconds(1));
    assertThat(readers.enter("a", WINDOW, 31 * SECOND)).isEqualTo(Attached.NO);
    assertThat(readers.holdBack(9 * WINDOW, 31 * SECOND)).isFalse();
  }

  @Test
  void aReaderThatHoldsNothingBackMayBeSilentForLong() {
    readers.enter("a", 0, 0);
    readers.leave("a", 0);
    assertThat(readers.holdBack(WINDOW / 2, 3_000 * SECOND)).isFalse();
    assertThat(readers.enter("a", WINDOW / 2, 3_001 * SECOND)).isEqualTo(Attached.YES);
  }

  @Test
  void aWaitingReadCountsAsReading() {
    readers.enter("a", 0, 0);
    assertThat(readers.holdBack(WINDOW, 3_000 * SECOND)).isTrue();
    readers.leave("a", 3_000 * SECOND);
    assertThat(readers.holdBack(WINDOW, 3_029 * SECOND)).isTrue();
    assertThat(readers.holdBack(WINDOW, 3_030 * SECOND)).isFalse();
  }

  @Test
  void theSlowestCounts() {
    readers.enter("slow", 0, 0);
    readers.enter("fast", WINDOW, 0);
    assertThat(readers.holdBack(WINDOW, 0)).isTrue();
    readers.detach("slow");
    assertThat(readers.holdBack(WINDOW, 0)).isFalse();
  }

  @Test
  void onlyWhoHoldsBackIsWaitedFor() {
    readers.enter("slow", 0, 5 * SECOND);
    readers.leave("slow", 5 * SECOND);
    readers.enter("silent", WINDOW, 0);
    readers.leave("silent", 0);
    assertThat(readers.holdBack(WINDOW, 6 * SECOND)).isTrue();
    assertThat(readers.wakeAt(Long.MAX_VALUE)).isEqualTo(35 * SECOND);
  }

  @Test
  void oneMoreThanMayBeAttachedIsRefusedUntilOneIsDetached() {
    assertThat(readers.enter("a", 0, 0)).isEqualTo(Attached.YES);
    assertThat(readers.enter("b", 0, 0)).isEqualTo(Attached.YES);
    assertThat(readers.enter("c", 0, 0)).isEqualTo(Attached.NO_ROOM);
    readers.detach("a");
    assertThat(readers.enter("c", 0, 0)).isEqualTo(Attached.YES);
  }

  @Test
  void readingAnEarlierOffsetAgainTakesNothingBack() {
    readers.enter("a", WINDOW, 0);
    readers.enter("a", 0, 0);
    assertThat(readers.holdBack(WINDOW, 0)).isFalse();
  }
}
