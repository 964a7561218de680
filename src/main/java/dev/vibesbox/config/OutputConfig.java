package dev.vibesbox.config;

import java.time.Duration;

/**
 * What is kept of the output of processes.
 *
 * @param headBytes of each process, kept from its start
 * @param tailBytes of each process, kept up to its end
 * @param totalBytes of all processes together
 * @param gather how long small pieces wait for each other, once many have left in that time
 * @param readers that a process waits for
 */
public record OutputConfig(
    int headBytes, int tailBytes, long totalBytes, Duration gather, ReaderConfig readers) {

  static OutputConfig read(Section section) {
    return new OutputConfig(
        section.integer("headBytes", 1024, 16 << 20),
        section.integer("tailBytes", 1024, 1 << 30),
        section.whole("totalBytes", 65536, 64L << 30),
        section.millis("gatherMillis", 0, 1000),
        ReaderConfig.read(section));
  }
}
