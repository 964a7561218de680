package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Stream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Output of one stream without interruption by the other.
 *
 * @param offset of its first byte in the log
 * @param bytes how many bytes of the log it covers
 * @param text those bytes as text: whole characters; what is no UTF-8 is U+FFFD
 */
public record Piece(Stream stream, long offset, int bytes, String text) {

  /** One piece out of slices that follow each other and are of one stream; at least one. */
  static Piece of(List<Slice> slices) {
    var first = slices.getFirst();
    int bytes = slices.stream().mapToInt(Slice::bytes).sum();
    var text = slices.size() == 1 ? first.text() : joined(slices);
    return new Piece(first.stream(), first.offset(), bytes, text);
  }

  private static String joined(List<Slice> slices) {
    var bytes = new ByteArrayOutputStream();
    slices.forEach(slice -> slice.writeTo(bytes));
    return bytes.toString(UTF_8);
  }
}
