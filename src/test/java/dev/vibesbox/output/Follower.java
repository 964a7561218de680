package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Stream;
import java.util.ArrayList;
import java.util.List;

/** Reads a log from an offset on, read by read, and keeps what it got. */
final class Follower {
  private final OutputLog log;
  private final int maxBytes;
  private final boolean oneStream;
  final List<Reading> readings = new ArrayList<>();
  long offset;

  Follower(OutputLog log, long offset, int maxBytes, boolean oneStream) {
    this.log = log;
    this.offset = offset;
    this.maxBytes = maxBytes;
    this.oneStream = oneStream;
  }

  /** All that an open or closed log holds now, from the beginning. */
  static Follower all(OutputLog log) {
    return new Follower(log, 0, 1 << 20, false).readToEnd();
  }

  static void append(OutputLog log, Stream stream, String text) {
    var bytes = text.getBytes(UTF_8);
    log.append(stream, bytes, 0, bytes.length);
  }

  Follower readToEnd() {
    while (offset < log.end()) {
      readOnce();
    }
    return this;
  }

  Reading readOnce() {
    var reading = log.read(new ReadRequest(offset, maxBytes, oneStream));
    readings.add(reading);
    offset = reading.nextOffset();
    return reading;
  }

  void whenReadable(Runnable action) {
    log.whenReadable(offset, action);
  }

  List<Piece> pieces() {
    return readings.stream().flatMap(reading -> reading.pieces().stream()).toList();
  }

  List<Gap> gaps() {
    return readings.stream().flatMap(reading -> reading.gap().stream()).toList();
  }

  String text(Stream stream) {
    var text = new StringBuilder();
    pieces().stream().filter(piece -> piece.stream() == stream).forEach(p -> text.append(p.text()));
    return text.toString();
  }
}
