package dev.vibesbox.peers;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of any length from a buffered stream, without their end. */
final class Lines {
  private Lines() {}

  static String next(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(128);
    for (int one; (one = in.read()) != '\n'; ) {
      if (one < 0) {
        throw new EOFException("the connection ended");
      }
      if (one != '\r') {
        line.write(one);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
