package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** One byte on each side of every border that the decoder knows. */
  private static final int[] INTERESTING = {
    0x0A, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF1, 0xF4, 0xF5
  };

  @Test
  void textDecodedInTwoPartsIsTextDecodedAsAWhole() {
    var bytes = new byte[5];
    int all = (int) Math.pow(INTERESTING.length, bytes.length);
    for (int n = 0; n < all; n++) {
      for (int i = 0, rest = n; i < bytes.length; i++, rest /= INTERESTING.length) {
        bytes[i] = (byte) INTERESTING[rest % INTERESTING.length];
      }
      assertDecodesInParts(bytes);
    }
  }

  private static void assertDecodesInParts(byte[] bytes) {
    var whole = new String(bytes, UTF_8);
    for (int cut = 1; cut < bytes.length; cut++) {
      int border = cut - Utf8.incompleteSuffix(bytes, 0, cut);
      var first = new String(bytes, 0, border, UTF_8);
      var second = new String(bytes, border, bytes.length - border, UTF_8);
      if (!whole.equals(first + second)) {
        throw new AssertionError("%s cut at %d".formatted(HexFormat.of().formatHex(bytes), border));
      }
    }
  }
}
