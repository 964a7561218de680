package dev.vibesbox.config;

/**
 * What clients of the protocol may make the server keep.
 *
 * @param replayEvents events of one session that are kept for a client that lost its connection
 * @param replayBytes of them, at most
 * @param replayTotalBytes of all sessions together
 */
public record McpConfig(int replayEvents, int replayBytes, long replayTotalBytes) {

  static McpConfig read(Section section) {
    return new McpConfig(
        section.integer("replayEvents", 1, 65536),
        section.integer("replayBytes", 1024, 64 << 20),
        section.whole("replayTotalBytes", 1024, 1L << 30));
  }
}
