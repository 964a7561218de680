package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * What the server says of itself, and what it takes.
 *
 * @param serverVersion of this server, as clients see it
 * @param instructions for the model, about the server as a whole; none are sent when blank
 * @param limits of what one client may have the server keep
 * @param maxRequestsInFlight tool calls that one conversation may run at a time, at least 1; a
 *     cancelled one counts until its tool has wound down
 */
public record McpOptions(
    String serverVersion, String instructions, int maxRequestsInFlight, Limits limits) {
  public static final int DEFAULT_MAX_REQUESTS_IN_FLIGHT = 64;

  /**
   * Bounds.
   *
   * @param maxSubscriptions resources that one client may watch at a time
   * @param answerTime for a client to answer what it is asked
   */
  public record Limits(int maxSubscriptions, Duration answerTime) {
    static final Limits DEFAULT = new Limits(100, Duration.ofMinutes(5));
  }

  public McpOptions {
    if (maxRequestsInFlight < 1) {
      throw new IllegalArgumentException(
          "maxRequestsInFlight %d is under 1".formatted(maxRequestsInFlight));
    }
  }

  public McpOptions(String serverVersion, String instructions, int maxRequestsInFlight) {
    this(serverVersion, instructions, maxRequestsInFlight, Limits.DEFAULT);
  }

  /** No instructions, and the default limits. */
  public McpOptions(String serverVersion) {
    this(serverVersion, "", DEFAULT_MAX_REQUESTS_IN_FLIGHT);
  }

  /** The server's name and version; clients older than 2025-06-18 know no title. */
  JsonObject serverInfo(Revision revision) {
    var card = new JsonObject().put("name", "vibesbox");
    if (revision.isAtLeast(Revision.V2025_06_18)) {
      card.put("title", "Vibesbox");
    }
    return card.put("version", serverVersion);
  }

  /** Adds {@code instructions} to the answer that introduces the server. */
  JsonObject introduce(JsonObject answer) {
    return instructions.isBlank() ? answer : answer.put("instructions", instructions);
  }
}
