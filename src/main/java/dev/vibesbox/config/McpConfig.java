package dev.vibesbox.config;

import java.time.Duration;

/**
 * What clients of the protocol may make the server keep.
 *
 * @param replayEvents events of one session that are kept for a client that lost its connection
 * @param replayBytes of them, at most
 * @param replayTotalBytes of all sessions together
 * @param maxSubscriptions resources that one client may watch at a time
 * @param answerTime for a client to answer what it is asked
 */
public record McpConfig(
    int replayEvents,
    int replayBytes,
    long replayTotalBytes,
    int maxSubscriptions,
    Duration answerTime) {

  static McpConfig read(Section section) {
    return new McpConfig(
        section.integer("replayEvents", 1, 65536),
        section.integer("replayBytes", 1024, 64 << 20),
        section.whole("replayTotalBytes", 1024, 1L << 30),
        section.integer("maxSubscriptions", 1, 10_000),
        section.seconds("answerSeconds", 1, 3600));
  }
}
