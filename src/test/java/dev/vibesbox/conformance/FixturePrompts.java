package dev.vibesbox.conformance;

import static dev.vibesbox.conformance.Content.image;
import static dev.vibesbox.conformance.Content.messages;
import static dev.vibesbox.conformance.Content.resource;
import static dev.vibesbox.conformance.Content.text;

import dev.vibesbox.mcp.InputNeeded;
import dev.vibesbox.mcp.Prompt;
import dev.vibesbox.mcp.Prompt.PromptDefinition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prompts whose names the suite knows. */
final class FixturePrompts {
  private static final InputNeeded.Ask CONTEXT =
      FixtureQuestions.elicit(
          "What context should the prompt use?", "'context':{'type':'string'}", "context");

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
            _ -> messages(image(), text("Please analyze the image above."))),
        asking());
  }

  private static Prompt prompt(
      String name, Function<JsonObject, JsonArray> messages, String... arguments) {
    return new FixturePrompt(
        definition(name, arguments), (given, _) -> Future.succeededFuture(messages.apply(given)));
  }

  /** Puts what its client answers into its words. */
  private static Prompt asking() {
    return new FixturePrompt(
        definition("test_input_required_result_prompt"),
        (_, input) ->
            input.answers().getValue("user_context") instanceof JsonObject answer
                ? Future.succeededFuture(messages(text(answer.encode())))
                : Future.failedFuture(new InputNeeded(Map.of("user_context", CONTEXT), "")));
  }

  private static PromptDefinition definition(String name, String... arguments) {
    return new PromptDefinition(
        name,
        "A fixture",
        Arrays.stream(arguments)
            .map(argument -> new Prompt.Argument(argument, "A text", true))
            .toList());
  }
}
