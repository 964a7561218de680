package dev.vibesbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
record Version(String text) {

  /** As the build wrote it into the jar. */
  static Version read() {
    try (var stream = Version.class.getResourceAsStream("version")) {
      if (stream == null) {
        throw new IllegalStateException("the resource dev/vibesbox/version is not in the jar");
      }
      return new Version(new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
