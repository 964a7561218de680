package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.command.Stream;
import java.io.ByteArrayOutputStream;

/** Bytes of one stream in one block, by index. */
record Slice(Block block, int from, int to) {

  Stream stream() {
    return block.streamAt(from);
  }

  long offset() {
    return block.start() + from;
  }

  int bytes() {
    return to - from;
  }

  String text() {
    return new String(block.bytes(), from, bytes(), UTF_8);
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(block.bytes(), from, bytes());
  }
}
