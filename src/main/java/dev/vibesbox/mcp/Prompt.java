package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Words that a user can have put to the model. */
public interface Prompt {

  PromptDefinition definition();

  /**
   * Succeeds with the messages, with the user's arguments in them; fails with {@link InputNeeded}
   * where the client has to be asked first. Called on the conversation's event loop; every argument
   * that the definition requires is there, and each is a string.
   *
   * @param input answers to what an earlier run asked for
   */
  Future<JsonArray> messages(JsonObject arguments, Input input);

  /** A prompt as {@code prompts/list} shows it. */
  record PromptDefinition(String name, String description, List<Argument> arguments) {
    public PromptDefinition {
      arguments = List.copyOf(arguments);
    }
  }

  /** What a user may or must fill in. */
  record Argument(String name, String description, boolean isRequired) {}
}
