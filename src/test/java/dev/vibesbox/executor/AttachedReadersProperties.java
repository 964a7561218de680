package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.config.ReaderConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AttachedReadersProperties {
  private static final int WINDOW = 1 << 20;
  private static final ReaderConfig CONFIG = new ReaderConfig(WINDOW, Duration.ofSeconds(30), 4);

  /**
   * A step below 0: that reader reads on by so much; otherwise the process writes so much, in one
   * round, if it may.
   */
  @Property(tries = 500)
  void theProcessIsNeverMoreThanAWindowAheadAndNeverHeldByWhoHasReadAll(
      @ForAll @IntRange(min = 1, max = 4) int readers,
      @ForAll @Size(max = 200) List<@IntRange(min = -400_000, max = 131_072) Integer> steps) {
    var attached = new AttachedReaders(CONFIG, 8 << 20);
    List<Long> offsets = new ArrayList<>(Collections.nCopies(readers, 0L));
    IntStream.range(0, readers).forEach(reader -> read(attached, reader, 0));
    long end = 0;
    for (int step : steps) {
      if (step >= 0) {
        end += attached.holdBack(end, 0) ? 0 : step;
      } else {
        int reader = -step % readers;
        offsets.set(reader, Math.min(end, offsets.get(reader) - step));
        read(attached, reader, offsets.get(reader));
      }
      assertThat(end - Collections.min(offsets)).isLessThanOrEqualTo(WINDOW);
    }
    for (int reader = 0; reader < readers; reader++) {
      read(attached, reader, end);
    }
    assertThat(attached.holdBack(end, 0)).isFalse();
  }

  private static void read(AttachedReaders attached, int reader, long offset) {
    attached.enter("reader " + reader, offset, 0);
    attached.leave("reader " + reader, 0);
  }
}
