package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;

/**
 * The answers to what a tool asked for.
 *
 * @param answers by the names of what was asked; any may be missing, and all are the client's words
 * @param state what the tool left behind; empty where it left nothing
 */
public record Input(JsonObject answers, String state) {
  /** Nothing was asked. */
  public static final Input NONE = new Input(new JsonObject(), "");

  /** Whether the human behind the client agreed to this. */
  public boolean isAccepted(String name) {
    return answers.getValue(name) instanceof JsonObject answer
        && "accept".equals(answer.getValue("action"));
  }
}
