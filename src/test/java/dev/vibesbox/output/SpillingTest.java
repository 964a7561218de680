package dev.vibesbox.output;

import static dev.vibesbox.command.Stream.STDERR;
import static dev.vibesbox.command.Stream.STDOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SpillingTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final OutputLimits LIMITS = OutputLimits.DEFAULT;

  private final Disk disk = new Disk();
  private final Budget budget = new Budget(256 << 20, 4 * MEBIBYTE, 32);
  private OutputLog log = new OutputLog(LIMITS, disk.backing(budget));

  @AfterEach
  void removeFile() {
    disk.remove(log);
  }

  @Test
  void aShortLogHasNoFile() {
    append(1000);
    assertThat(disk.spill(log)).isTrue();
    assertThat(disk.file()).doesNotExist();
  }

  @Test
  void theWholeTailIsKeptThoughMemoryHoldsLittleOfIt() {
    for (int i = 0; i < 2_000; i++) {
      append(8000);
      disk.spill(log);
    }
    log.close();
    var follower = Follower.all(log);
    assertThat(log.memoryBytes()).isLessThan(256 << 10);
    assertThat(follower.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.from()).isGreaterThan(LIMITS.headBytes() - 4L);
          assertThat(gap.to()).isBetween(log.end() - LIMITS.tailBytes() - 65_536L, log.end());
          assertThat(log.end() - gap.to()).isGreaterThanOrEqualTo(LIMITS.tailBytes());
        });
    follower.pieces().forEach(SpillingTest::assertTrue);
  }

  @Test
  void theFileDoesNotGrowBeyondHeadAndTail() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      append(8000);
      disk.spill(log);
      disk.draft(log);
    }
    long kept = (long) LIMITS.headBytes() + LIMITS.tailBytes();
    assertThat(disk.length()).isLessThan(kept * 4 / 3);
  }

  @Test
  void whatTheDiskDoesNotTakeStaysWithinMemoryAndTheRestIsAGap() {
    disk.vanish(log);
    for (int i = 0; i < 1_000; i++) {
      append(8000);
      disk.spill(log);
      assertThat(log.memoryBytes()).isLessThan(5L * MEBIBYTE);
    }
    assertThat(log.memoryBytes()).isGreaterThan(3L * MEBIBYTE);
    disk.comeBack();
    assertThat(disk.spill(log)).isTrue();
    assertThat(log.memoryBytes()).isLessThan(256 << 10);
    var follower = Follower.all(log);
    assertThat(follower.gaps()).hasSize(1);
    follower.pieces().forEach(SpillingTest::assertTrue);
  }

  @Test
  void aFileSomebodyRemovedIsAGapAndTheLogGoesOn() {
    append(MEBIBYTE);
    disk.spill(log);
    disk.vanish(log);
    disk.comeBack();
    append(MEBIBYTE);
    disk.spill(log);
    var follower = Follower.all(log);
    assertThat(follower.gaps()).hasSize(1);
    assertThat(follower.offset).isEqualTo(2 * MEBIBYTE);
    follower.pieces().forEach(SpillingTest::assertTrue);
  }

  @Test
  void aReaderOfARemovedFileGetsAGapBeforeTheWriterNotices() throws Exception {
    append(MEBIBYTE);
    disk.spill(log);
    Files.delete(disk.file());
    var follower = Follower.all(log);
    assertThat(follower.gaps()).isNotEmpty();
    assertThat(follower.offset).isEqualTo(MEBIBYTE);
  }

  @Test
  void beyondTheTotalALogGivesUpItsOwnOldest() {
    var small = new Budget(MEBIBYTE, MEBIBYTE, 2);
    log = new OutputLog(LIMITS, disk.backing(small));
    var other = new OutputLog(LIMITS, Backing.memory());
    for (int i = 0; i < 1_000; i++) {
      append(8000);
      disk.spill(log);
      assertThat(small.total()).isLessThan(MEBIBYTE + (192 << 10));
    }
    other.close();
    log.filing().forget();
    assertThat(small.total()).isZero();
    assertThat(small.memory()).isZero();
  }

  @Test
  void anotherServerReadsTheSame() throws Exception {
    for (int i = 0; i < 100; i++) {
      append(3000);
      log.append(STDERR, "err\n".getBytes(UTF_8), 0, 4);
      disk.spill(log);
      disk.draft(log);
    }
    var before = Follower.all(log);
    var again = OutputLog.restored(LIMITS, disk.backing(budget), new byte[0]);
    var after = Follower.all(again);
    assertThat(after.pieces()).isEqualTo(before.pieces());
    assertThat(after.offset).isEqualTo(before.offset);
    assertThat(again.excerpt(STDOUT, 10)).isEqualTo(log.excerpt(STDOUT, 10));
    assertThat(again.excerpt(STDERR, 10)).isEqualTo(log.excerpt(STDERR, 10));
  }

  @Test
  void pagesHoldAShortLogWhole() throws Exception {
    append(3000);
    log.append(STDERR, "err\n".getBytes(UTF_8), 0, 4);
    append(3000);
    log.close();
    var pages = log.pages().orElseThrow();
    var again = OutputLog.restored(LIMITS, disk.backing(budget), pages);
    assertThat(Follower.all(again).pieces()).isEqualTo(Follower.all(log).pieces());
    assertThat(again.excerpt(STDOUT, 10)).isEqualTo(log.excerpt(STDOUT, 10));
    assertThat(again.isClosed()).isTrue();
  }

  @Test
  void aTornPageIsAllThatIsLost() throws Exception {
    append(MEBIBYTE);
    disk.spill(log);
    try (var file = Files.newByteChannel(disk.file(), java.nio.file.StandardOpenOption.WRITE)) {
      file.position(disk.length() / 2).write(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }
    var again = OutputLog.restored(LIMITS, disk.backing(budget), new byte[0]);
    var follower = Follower.all(again);
    assertThat(follower.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.bytes()).isLessThanOrEqualTo(65_536));
    follower.pieces().forEach(SpillingTest::assertTrue);
  }

  @RepeatedTest(5)
  void aSlotUsedAgainWhileItIsReadNeverGivesWrongBytes() throws Exception {
    var small = new OutputLimits(0, 64 << 10);
    log = new OutputLog(small, disk.backing(budget));
    var isDone = new AtomicBoolean();
    var reader =
        CompletableFuture.supplyAsync(() -> {
          var follower = new Follower(log, 0, 32 << 10, false);
          while (!isDone.get() || follower.offset < log.end()) {
            follower.readOnce();
          }
          return follower;
        });
    for (int i = 0; i < 20_000; i++) {
      append(1000);
      disk.spill(log);
    }
    isDone.set(true);
    var follower = reader.get();
    follower.pieces().forEach(SpillingTest::assertTrue);
    assertThat(follower.offset).isEqualTo(log.end());
  }

  /** Every byte says where it is. */
  private void append(int length) {
    long from = log.end();
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = at(from + i);
    }
    log.append(STDOUT, bytes, 0, length);
  }

  private static byte at(long offset) {
    return (byte) (' ' + (offset ^ (offset >>> 7) ^ (offset >>> 16)) % 64);
  }

  private static void assertTrue(Piece piece) {
    var bytes = piece.text().getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (piece.stream() == STDOUT && bytes[i] != at(piece.offset() + i)) {
        throw new AssertionError("wrong byte at offset " + (piece.offset() + i));
      }
    }
  }
}
