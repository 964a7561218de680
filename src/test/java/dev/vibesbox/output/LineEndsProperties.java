package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineEndsProperties {
  @Provide
  Arbitrary<byte[]> nearlyNewlines() {
    var near = Arbitraries.bytes().between((byte) 9, (byte) 11);
    return Arbitraries.oneOf(near, Arbitraries.bytes()).array(byte[].class).ofMaxSize(5000);
  }

  @Property
  void newlinesAreCountedAsOneByOne(
      @ForAll("nearlyNewlines") byte[] bytes, @ForAll @IntRange(max = 20) int before) {
    int from = Math.min(before, bytes.length);
    long expected = IntStream.range(from, bytes.length).filter(i -> bytes[i] == '\n').count();
    assertThat(LineEnds.in(bytes, from, bytes.length)).isEqualTo((int) expected);
  }

  @Property
  void nothingButNewlinesIsCountedWhole(@ForAll @IntRange(max = 70_000) int length) {
    var bytes = "\n".repeat(length).getBytes(UTF_8);
    assertThat(LineEnds.in(bytes, 0, length)).isEqualTo(length);
  }
}
