package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Stream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What processes write: random streams, sizes and bytes, characters cut anywhere. */
record Writes(List<Write> writes) {

  record Write(Stream stream, List<Byte> bytes) {
    byte[] array() {
      var array = new byte[bytes.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = bytes.get(i);
      }
      return array;
    }
  }

  static Arbitrary<Writes> any() {
    var write = Combinators.combine(Arbitraries.of(Stream.class), bytes()).as(Write::new);
    return write.list().ofMaxSize(60).map(Writes::new);
  }

  void to(OutputLog log) {
    for (var write : writes) {
      log.append(write.stream(), write.array(), 0, write.bytes().size());
    }
  }

  byte[] bytes(Stream stream) {
    var bytes = new ByteArrayOutputStream();
    writes.stream().filter(w -> w.stream() == stream).forEach(w -> bytes.writeBytes(w.array()));
    return bytes.toByteArray();
  }

  private static Arbitrary<List<Byte>> bytes() {
    var binary = Arbitraries.bytes().list().ofMaxSize(40);
    var nearlyText =
        Arbitraries.of(0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0xE0, 0xF4, 0x61, 0x0A)
            .map(Integer::byteValue)
            .list()
            .ofMaxSize(40);
    return Arbitraries.oneOf(binary, nearlyText, cutText());
  }

  private static Arbitrary<List<Byte>> cutText() {
    var text = Arbitraries.of("a", "b\n", "é", "€", "😀", "\r", "\r\n", "z".repeat(50)).list();
    return Combinators.combine(text.ofMaxSize(60), Arbitraries.integers().between(0, 3))
        .as((words, cut) -> withoutEnd(String.join("", words).getBytes(UTF_8), cut));
  }

  private static List<Byte> withoutEnd(byte[] bytes, int cut) {
    return IntStream.range(0, Math.max(0, bytes.length - cut)).mapToObj(i -> bytes[i]).toList();
  }
}
