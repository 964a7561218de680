package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** A text that comes in pieces. */
final class Chunks {
  private Chunks() {}

  /** In pieces of random lengths, 30 bytes at most. */
  static String random(Redaction redaction, String text, long seed) {
    var bytes = text.getBytes(UTF_8);
    var redactor = redaction.redactor(new Tally());
    var out = new ByteArrayOutputStream();
    var chunks = new Random(seed);
    for (int i = 0; i < bytes.length; ) {
      int length = Math.min(1 + chunks.nextInt(30), bytes.length - i);
      redactor.accept(bytes.clone(), i, length, out::write);
      i += length;
    }
    redactor.finish(out::write);
    return out.toString(UTF_8);
  }

  /** In two pieces. */
  static String split(Redaction redaction, String text, int at, boolean isSilentBetween) {
    var bytes = text.getBytes(UTF_8);
    var redactor = redaction.redactor(new Tally());
    var out = new ByteArrayOutputStream();
    redactor.accept(bytes, 0, at, out::write);
    if (isSilentBetween) {
      redactor.pause(out::write);
    }
    redactor.accept(bytes, at, bytes.length - at, out::write);
    redactor.finish(out::write);
    return out.toString(UTF_8);
  }
}
