package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Stream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChunksProperties {
  private record Chunk(Stream stream, long offset, List<Byte> bytes) {}

  /** What is put in, as whole characters: so many euro signs on one of the streams. */
  private record Piece(Stream stream, int characters) {}

  @Property(tries = 200)
  void everyByteLeavesOnceInOrderInWholeCharactersOfOneStream(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -40_000, max = 40_000) Integer> sizes) {
    List<Chunk> left = new ArrayList<>();
    var chunks = new Chunks((stream, at, bytes, n) -> left.add(chunk(stream, at, bytes, n)));
    var given = new ByteArrayOutputStream();
    for (int size : sizes) {
      var piece = new Piece(size < 0 ? Stream.STDERR : Stream.STDOUT, Math.abs(size));
      var bytes = "€".repeat(piece.characters()).getBytes(UTF_8);
      chunks.add(piece.stream(), given.size(), bytes, 0, bytes.length);
      given.writeBytes(bytes);
    }
    chunks.leave();
    assertWhole(left, given.toByteArray());
  }

  private static void assertWhole(List<Chunk> left, byte[] given) {
    var out = new ByteArrayOutputStream();
    for (var chunk : left) {
      assertThat(chunk.offset()).isEqualTo(out.size());
      assertThat(chunk.bytes()).hasSizeBetween(1, Chunks.LARGEST_BYTES);
      assertThat(chunk.bytes().size() % 3).isZero();
      chunk.bytes().forEach(out::write);
    }
    assertThat(out.toByteArray()).isEqualTo(given);
  }

  private static Chunk chunk(Stream stream, long offset, byte[] bytes, int length) {
    List<Byte> copy = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      copy.add(bytes[i]);
    }
    return new Chunk(stream, offset, copy);
  }
}
