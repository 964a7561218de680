package dev.vibesbox.conformance;

import dev.vibesbox.mcp.Input;
import dev.vibesbox.mcp.Prompt;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;

/** A prompt whose name the suite knows. */
record FixturePrompt(
    PromptDefinition definition, BiFunction<JsonObject, Input, Future<JsonArray>> work)
    implements Prompt {

  @Override
  public Future<JsonArray> messages(JsonObject arguments, Input input) {
    return work.apply(arguments, input);
  }
}
