package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OutputLogProperties {
  @Provide
  Arbitrary<Writes> writes() {
    return Writes.any();
  }

  @Property
  void withinTheLimitsTheTextIsThatOfTheWholeStream(
      @ForAll("writes") Writes writes,
      @ForAll @IntRange(min = 64, max = 400) int maxBytes,
      @ForAll boolean oneStream) {
    var log = new OutputLog(OutputLimits.DEFAULT);
    writes.to(log);
    log.close();
    var follower = new Follower(log, 0, maxBytes, oneStream).readToEnd();
    for (var stream : Stream.values()) {
      var bytes = writes.bytes(stream);
      assertThat(follower.text(stream)).isEqualTo(new String(bytes, UTF_8));
      assertThat(log.bytes(stream)).isEqualTo(bytes.length);
    }
  }

  @Property
  void everyByteIsDeliveredOnceInOrderOrCoveredByAGap(
      @ForAll("writes") Writes writes,
      @ForAll @IntRange(max = 300) int headBytes,
      @ForAll @IntRange(min = 64, max = 2000) int tailBytes,
      @ForAll @IntRange(min = 64, max = 400) int maxBytes,
      @ForAll boolean oneStream) {
    var log = new OutputLog(new OutputLimits(headBytes, tailBytes));
    var early = new Follower(log, 0, maxBytes, oneStream);
    var readers = new ArrayList<>(List.of(early));
    for (var write : writes.writes()) {
      log.append(write.stream(), write.array(), 0, write.bytes().size());
      readers.add(new Follower(log, log.end() / 2, maxBytes, oneStream));
      readers.get(write.bytes().size() % readers.size()).readOnce();
    }
    log.close();
    readers.forEach(Follower::readToEnd);
    readers.forEach(OutputLogProperties::assertSeamless);
    readers.forEach(reader -> assertThat(reader.offset).isEqualTo(log.end()));
    assertThat(log.end()).isEqualTo(log.bytes(Stream.STDOUT) + log.bytes(Stream.STDERR));
    var whole = Whole.of(writes);
    readers.forEach(reader -> reader.pieces().forEach(whole::assertHolds));
  }

  /** What happens to the file between two writes of the process. */
  enum Chance {
    NOTHING,
    SPILL,
    DRAFT,
    VANISH,
    COME_BACK
  }

  @Property
  void everyByteIsDeliveredOnceInOrderOrCoveredByAGapWhateverBecomesOfTheFile(
      @ForAll("writes") Writes writes,
      @ForAll @IntRange(max = 300) int headBytes,
      @ForAll @IntRange(min = 64, max = 2000) int tailBytes,
      @ForAll @IntRange(min = 256, max = 4096) int memoryBytes,
      @ForAll @Size(60) List<Chance> chances)
      throws IOException {
    var disk = new Disk();
    var limits = new OutputLimits(headBytes, tailBytes);
    var backing = disk.backing(new Budget(1 << 20, memoryBytes, 1));
    var log = new OutputLog(limits, backing);
    var readers = new ArrayList<>(List.of(new Follower(log, 0, 100, false)));
    for (int i = 0; i < writes.writes().size(); i++) {
      var write = writes.writes().get(i);
      log.append(write.stream(), write.array(), 0, write.bytes().size());
      happen(chances.get(i), disk, log);
      readers.add(new Follower(log, log.end() / 2, 200, true));
      readers.get(write.bytes().size() % readers.size()).readOnce();
    }
    log.close();
    log.filing().seal();
    disk.comeBack();
    disk.spill(log);
    // It may find more than the log still had: what was dropped and not yet overwritten.
    var restored = new Follower(OutputLog.restored(limits, backing, new byte[0]), 0, 300, false);
    readers.add(restored);
    readers.forEach(Follower::readToEnd);
    readers.forEach(OutputLogProperties::assertSeamless);
    var whole = Whole.of(writes);
    readers.forEach(reader -> reader.pieces().forEach(whole::assertHolds));
    assertThat(restored.offset).isLessThanOrEqualTo(log.end());
    disk.remove(log);
  }

  private static void happen(Chance chance, Disk disk, OutputLog log) {
    switch (chance) {
      case NOTHING -> {}
      case SPILL -> disk.spill(log);
      case DRAFT -> disk.draft(log);
      case VANISH -> disk.vanish(log);
      case COME_BACK -> disk.comeBack();
    }
  }

  @Property
  void headAndTailAreKeptAndNotMuchElse(
      @ForAll("writes") Writes writes,
      @ForAll @IntRange(max = 300) int headBytes,
      @ForAll @IntRange(min = 64, max = 2000) int tailBytes) {
    var log = new OutputLog(new OutputLimits(headBytes, tailBytes));
    writes.to(log);
    int block = Math.max(64, tailBytes / 16);
    assertThat(log.retainedBytes()).isLessThan((headBytes + tailBytes + 2L * block) * 9 / 8 + 512);
    for (var gap : Follower.all(log).gaps()) {
      assertThat(gap.from()).isGreaterThan(headBytes - 4L);
      assertThat(gap.to()).isLessThanOrEqualTo(log.end() - tailBytes);
    }
  }

  private static void assertSeamless(Follower follower) {
    for (int i = 0; i < follower.readings.size(); i++) {
      var reading = follower.readings.get(i);
      long at = reading.offset() + reading.gap().map(Gap::bytes).orElse(0L);
      for (var piece : reading.pieces()) {
        assertThat(piece.offset()).isEqualTo(at);
        at += piece.bytes();
      }
      assertThat(reading.nextOffset()).isEqualTo(at);
      if (i > 0) {
        assertThat(reading.offset()).isEqualTo(follower.readings.get(i - 1).nextOffset());
      }
    }
  }
}
