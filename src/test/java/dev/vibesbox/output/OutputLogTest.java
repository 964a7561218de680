package dev.vibesbox.output;

import static dev.vibesbox.command.Stream.STDERR;
import static dev.vibesbox.command.Stream.STDOUT;
import static dev.vibesbox.output.Follower.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputLogTest {
  private final OutputLog log = new OutputLog(OutputLimits.DEFAULT);

  @Test
  void bothStreamsShareOneSequenceOfOffsets() {
    append(log, STDOUT, "one\n");
    append(log, STDERR, "oh\n");
    append(log, STDOUT, "two\n");
    assertThat(read(0).pieces())
        .containsExactly(
            new Piece(STDOUT, 0, 4, "one\n"),
            new Piece(STDERR, 4, 3, "oh\n"),
            new Piece(STDOUT, 7, 4, "two\n"));
    assertThat(log.end()).isEqualTo(11);
    assertThat(log.bytes(STDOUT)).isEqualTo(8);
    assertThat(log.bytes(STDERR)).isEqualTo(3);
  }

  @Test
  void neighbouringAppendsOfOneStreamAreOnePiece() {
    for (int i = 0; i < 100_000; i++) {
      append(log, STDOUT, "y\n");
    }
    assertThat(log.read(new ReadRequest(0, 1 << 20, true)).pieces())
        .singleElement()
        .satisfies(piece -> assertThat(piece.text()).isEqualTo("y\n".repeat(100_000)));
  }

  @Test
  void aReadOfOneStreamStopsWhereTheOtherBegins() {
    append(log, STDOUT, "one");
    append(log, STDERR, "two");
    var reading = log.read(new ReadRequest(0, 64, true));
    assertThat(reading.pieces()).containsExactly(new Piece(STDOUT, 0, 3, "one"));
    assertThat(reading.nextOffset()).isEqualTo(3);
  }

  @Test
  void aCharacterCutByItsWriterComesWholeAlthoughTheOtherStreamIsBetween() {
    var euro = bytes(0xE2, 0x82, 0xAC);
    log.append(STDOUT, euro, 0, 1);
    append(log, STDERR, "!");
    log.append(STDOUT, euro, 1, 1);
    assertThat(log.end()).as("an incomplete character does not count").isEqualTo(1);
    log.append(STDOUT, euro, 2, 1);
    assertThat(read(0).pieces())
        .containsExactly(new Piece(STDERR, 0, 1, "!"), new Piece(STDOUT, 1, 3, "€"));
  }

  @Test
  void aCharacterThatIsNeverCompletedComesWithWhatProvesItBroken() {
    log.append(STDOUT, bytes(0xE2, 0x82), 0, 2);
    append(log, STDOUT, "a");
    assertThat(read(0).pieces()).containsExactly(new Piece(STDOUT, 0, 3, "\uFFFDa"));
  }

  @Test
  void aCharacterThatIsNeverCompletedComesAtTheEnd() {
    log.append(STDERR, bytes(0xF0, 0x9F, 0x98), 0, 3);
    assertThat(read(0).pieces()).isEmpty();
    log.close();
    assertThat(read(0)).isEqualTo(whole(new Piece(STDERR, 0, 3, "\uFFFD")));
  }

  @Test
  void aReadOfLimitedSizeEndsBetweenCharacters() {
    append(log, STDOUT, "x" + "€".repeat(100));
    var reading = log.read(new ReadRequest(0, 66, false));
    assertThat(reading.pieces()).containsExactly(new Piece(STDOUT, 0, 64, "x" + "€".repeat(21)));
  }

  @Test
  void anOffsetWithinACharacterFindsItsRemainingBytes() {
    append(log, STDOUT, "a€b");
    assertThat(read(2).pieces()).containsExactly(new Piece(STDOUT, 2, 3, "\uFFFD\uFFFDb"));
  }

  @Test
  void anOffsetFromTheEndIsMovedToTheBeginningOfItsCharacter() {
    append(log, STDOUT, "a€b");
    assertThat(read(-2).pieces()).containsExactly(new Piece(STDOUT, 1, 4, "€b"));
    assertThat(read(-1).offset()).isEqualTo(4);
    assertThat(read(-1000).offset()).isZero();
    assertThat(read(Long.MIN_VALUE).offset()).isZero();
  }

  @Test
  void anOffsetBeyondTheEndIsRefusedAndOneAtTheEndIsNot() {
    append(log, STDOUT, "abc");
    assertThat(read(3).pieces()).isEmpty();
    assertThatThrownBy(() -> read(4))
        .isInstanceOf(OffsetBeyondEndException.class)
        .hasMessage("offset 4 is beyond the end of the output at 3");
  }

  @Test
  void theEndIsSaidOnlyWhenTheLogIsClosedAndReadToTheEnd() {
    append(log, STDOUT, "a".repeat(65));
    assertThat(read(65).isEnd()).isFalse();
    log.close();
    assertThat(log.read(new ReadRequest(0, 64, false)).isEnd()).isFalse();
    assertThat(read(0).isEnd()).isTrue();
    assertThat(read(65).isEnd()).isTrue();
    assertThat(log.isClosed()).isTrue();
  }

  @Test
  void aClosedLogTakesNothing() {
    log.close();
    log.close();
    assertThatThrownBy(() -> append(log, STDOUT, "late")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theMiddleIsDroppedAndTheGapBeginsTheNextRead() {
    var small = new OutputLog(new OutputLimits(64, 128));
    append(small, STDOUT, "0123456789".repeat(100));
    var head = small.read(new ReadRequest(0, 1000, false));
    assertThat(head.gap()).isEmpty();
    assertThat(head.nextOffset()).isEqualTo(64);
    var tail = small.read(new ReadRequest(64, 1000, false));
    assertThat(tail.gap()).hasValueSatisfying(gap -> assertThat(gap.from()).isEqualTo(64));
    assertThat(tail.gap().orElseThrow().to()).isBetween(1000L - 128 - 64, 1000L - 128);
    assertThat(tail.nextOffset()).isEqualTo(1000);
    var within = small.read(new ReadRequest(500, 1000, false));
    assertThat(within.gap()).contains(new Gap(500, tail.gap().orElseThrow().to()));
  }

  @Test
  void aLogWithoutHeadBeginsWithTheGap() {
    var small = new OutputLog(new OutputLimits(0, 64));
    append(small, STDOUT, "0123456789".repeat(100));
    assertThat(small.start()).isPositive();
    assertThat(small.read(new ReadRequest(0, 64, false)).gap()).contains(new Gap(0, small.start()));
  }

  @Test
  void aWaiterIsCalledOnceWhenOutputReachesItsOffset() {
    List<String> called = new ArrayList<>();
    log.whenReadable(0, () -> called.add("first"));
    log.whenReadable(2, () -> called.add("third"));
    append(log, STDOUT, "ab");
    assertThat(called).containsExactly("first");
    append(log, STDOUT, "c");
    append(log, STDOUT, "d");
    assertThat(called).containsExactly("first", "third");
  }

  @Test
  void aWaiterIsCalledAtOnceWhenThereIsSomethingOrNothingEverWill() {
    List<String> called = new ArrayList<>();
    append(log, STDOUT, "a");
    log.whenReadable(0, () -> called.add("output"));
    log.whenReadable(1, () -> called.add("end"));
    assertThat(called).containsExactly("output");
    log.close();
    log.whenReadable(1, () -> called.add("closed"));
    assertThat(called).containsExactly("output", "end", "closed");
  }

  @Test
  void aWaiterMayReadAndWaitAgain() {
    var follower = new Follower(log, 0, 64, false);
    waitAndRead(follower);
    append(log, STDOUT, "a");
    append(log, STDOUT, "b");
    log.close();
    assertThat(follower.text(STDOUT)).isEqualTo("ab");
  }

  @Test
  void aForgottenWaiterIsNotCalledAndMakesRoom() {
    List<String> called = new ArrayList<>();
    Runnable action = () -> called.add("late");
    log.whenReadable(0, action);
    for (int i = 1; i < Waiters.LIMIT; i++) {
      log.whenReadable(0, () -> {});
    }
    assertThatThrownBy(() -> log.whenReadable(0, () -> {}))
        .isInstanceOf(TooManyWaitersException.class)
        .hasMessageContaining("1000");
    log.forget(action);
    log.whenReadable(0, () -> called.add("last"));
    append(log, STDOUT, "a");
    assertThat(called).containsExactly("last");
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new OutputLimits(-1, 64)).hasMessageContaining("headBytes -1");
    assertThatThrownBy(() -> new OutputLimits(0, 63)).hasMessageContaining("tailBytes 63");
    assertThatThrownBy(() -> new ReadRequest(0, 63, false)).hasMessageContaining("maxBytes 63");
  }

  @Test
  void aShortLogTakesFewBytes() {
    append(log, STDOUT, "hi\n");
    log.close();
    assertThat(log.retainedBytes()).isLessThan(128);
  }

  @Test
  void streamsThatAlternateByTheByteTakeAnEighthMore() {
    for (int i = 0; i < 1 << 19; i++) {
      append(log, STDOUT, "o");
      append(log, STDERR, "e");
    }
    assertThat(log.retainedBytes()).isLessThan((1 << 20) * 9L / 8 + 4096);
    assertThat(read(0).pieces()).hasSize(View.MOST_PIECES);
    assertThat(new Follower(log, 0, 1 << 20, false).readToEnd().text(STDERR)).hasSize(1 << 19);
  }

  private void waitAndRead(Follower follower) {
    log.whenReadable(
        follower.offset,
        () -> {
          if (!follower.readOnce().isEnd()) {
            waitAndRead(follower);
          }
        });
  }

  private Reading read(long offset) {
    return log.read(new ReadRequest(offset, 1 << 20, false));
  }

  private static Reading whole(Piece piece) {
    return new Reading(List.of(piece), Optional.empty(), 0, piece.bytes(), true);
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
