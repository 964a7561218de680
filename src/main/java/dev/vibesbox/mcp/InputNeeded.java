package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A tool cannot go on before its client, or the human there, has answered. With the answers the
 * tool is called once more, from its start
 * (https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr).
 */
public final class InputNeeded extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Map<String, Ask> asks;
  private final String state;

  /**
   * One thing to ask.
   *
   * @param method {@code elicitation/create}, {@code sampling/createMessage} or {@code roots/list}
   */
  public record Ask(String method, JsonObject params) {
    /** The capability that a client needs to be asked so. */
    String capability() {
      return method.substring(0, method.indexOf('/'));
    }
  }

  /**
   * @param asks by names that the answers will have
   * @param state what the tool wants to find again then; no client can read or change it
   */
  public InputNeeded(Map<String, Ask> asks, String state) {
    // No failure: the way through our code explains nothing, and takes time to write down.
    super("input is needed", null, false, false);
    this.asks = Map.copyOf(asks);
    this.state = state;
  }

  Map<String, Ask> asks() {
    return asks;
  }

  String state() {
    return state;
  }
}
