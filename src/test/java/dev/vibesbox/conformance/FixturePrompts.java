package dev.vibesbox.conformance;

import static dev.vibesbox.conformance.Content.image;
import static dev.vibesbox.conformance.Content.messages;
import static dev.vibesbox.conformance.Content.resource;
import static dev.vibesbox.conformance.Content.text;

import dev.vibesbox.mcp.Prompt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Prompts whose names the suite knows. */
final class FixturePrompts {
  private FixturePrompts() {}

  static List<Prompt> all() {
    return List.of(
        prompt("test_simple_prompt", _ -> messages(text("This is a simple prompt for testing."))),
        prompt(
            "test_prompt_with_arguments",
            given ->
                messages(
                    text(
                        "Prompt with arguments: arg1='%s', arg2='%s'"
                            .formatted(given.getString("arg1"), given.getString("arg2")))),
            "arg1",
            "arg2"),
        prompt(
            "test_prompt_with_embedded_resource",
            given ->
                messages(
                    resource(
                        given.getString("resourceUri"),
                        "text/plain",
                        "Embedded resource content for testing."),
                    text("Please process the embedded resource above.")),
            "resourceUri"),
        prompt(
            "test_prompt_with_image",
            _ -> messages(image(), text("Please analyze the image above."))));
  }

  private static Prompt prompt(
      String name, Function<JsonObject, JsonArray> messages, String... arguments) {
    var definition =
        new Prompt.PromptDefinition(
            name,
            "A fixture",
            Arrays.stream(arguments)
                .map(argument -> new Prompt.Argument(argument, "A text", true))
                .toList());
    return new Prompt() {
      @Override
      public PromptDefinition definition() {
        return definition;
      }

      @Override
      public JsonArray messages(JsonObject given) {
        return messages.apply(given);
      }
    };
  }
}
