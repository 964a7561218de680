package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The truth that pieces are held against: a log that loses nothing, and the bytes as written. */
record Whole(Writes writes, List<Piece> runs) {

  static Whole of(Writes writes) {
    var log = new OutputLog(OutputLimits.DEFAULT);
    writes.to(log);
    log.close();
    return new Whole(writes, Follower.all(log).pieces());
  }

  /** Whether the piece is what its stream wrote at that place of the log. */
  void assertHolds(Piece piece) {
    assertThat(runs).anyMatch(run -> isWithin(piece, run));
    var written = writes.bytes(piece.stream());
    var expected = new String(written, before(piece), piece.bytes(), UTF_8);
    assertThat(piece.text()).isEqualTo(expected);
  }

  private int before(Piece piece) {
    return runs.stream()
        .filter(run -> run.stream() == piece.stream() && run.offset() < piece.offset())
        .mapToInt(run -> (int) Math.min(run.bytes(), piece.offset() - run.offset()))
        .sum();
  }

  private static boolean isWithin(Piece piece, Piece run) {
    return piece.stream() == run.stream()
        && piece.offset() >= run.offset()
        && piece.offset() + piece.bytes() <= run.offset() + run.bytes();
  }
}
