package dev.vibesbox.mcp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Words that a user can have put to the model. */
public interface Prompt {

  PromptDefinition definition();

  /**
   * The messages, with the user's arguments in them. Called on the conversation's event loop; every
   * argument that the definition requires is there, and each is a string.
   */
  JsonArray messages(JsonObject arguments);

  /** A prompt as {@code prompts/list} shows it. */
  record PromptDefinition(String name, String description, List<Argument> arguments) {
    public PromptDefinition {
      arguments = List.copyOf(arguments);
    }
  }

  /** What a user may or must fill in. */
  record Argument(String name, String description, boolean isRequired) {}
}
