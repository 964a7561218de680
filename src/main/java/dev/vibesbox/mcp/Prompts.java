package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.mcp.Prompt.Argument;
import dev.vibesbox.mcp.Prompt.PromptDefinition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prompts under their names
 * (https://modelcontextprotocol.io/specification/2026-07-28/server/prompts).
 */
final class Prompts {
  private final Map<String, Prompt> prompts = new LinkedHashMap<>();
  private final Asking asking;

  /**
   * @throws IllegalArgumentException if two prompts share a name
   */
  Prompts(List<Prompt> prompts, Asking asking) {
    this.asking = asking;
    for (var prompt : prompts) {
      var name = prompt.definition().name();
      if (this.prompts.putIfAbsent(name, prompt) != null) {
        throw new IllegalArgumentException("two prompts are called " + name);
      }
    }
  }

  boolean isEmpty() {
    return prompts.isEmpty();
  }

  /** Where there are no prompts, their methods are as unknown as any. */
  Step step(String method, Params params, Caller caller) throws InvalidParams {
    return switch (isEmpty() ? "" : method) {
      case "prompts/list" -> new Step.Result(list(params));
      case "prompts/get" -> get(params, caller);
      default -> Step.unknownMethod(method);
    };
  }

  private JsonObject list(Params params) throws InvalidParams {
    params.onFirstPage();
    var forms = new JsonArray();
    prompts.values().forEach(prompt -> forms.add(form(prompt.definition())));
    return new JsonObject().put("prompts", forms);
  }

  /** The prompt of this name; refuses where there is none. */
  Prompt find(String name) throws InvalidParams {
    return Optional.ofNullable(prompts.get(name))
        .orElseThrow(() -> new InvalidParams("there is no prompt " + Quoted.of(name)));
  }

  private Step get(Params params, Caller caller) throws InvalidParams {
    var prompt = find(params.text("name"));
    var given = arguments(prompt, params);
    var fixed = new JsonObject().put("prompt", prompt.definition().name()).put("arguments", given);
    var input = asking.given(params, fixed, caller);
    return new Step.Work(
        "prompts/get",
        exchange ->
            asking.run(
                so -> prompt.messages(given, so).map(messages -> form(prompt, messages)),
                input,
                new Asking.Call(caller, fixed),
                exchange));
  }

  /** What the prompt needs must be there. */
  private static JsonObject arguments(Prompt prompt, Params params) throws InvalidParams {
    var given = new Params(params.path() + ".arguments", params.objectOrEmpty("arguments"));
    for (var argument : prompt.definition().arguments()) {
      if (argument.isRequired() || given.json().containsKey(argument.name())) {
        given.text(argument.name());
      }
    }
    return given.json();
  }

  private static JsonObject form(Prompt prompt, JsonArray messages) {
    return new JsonObject()
        .put("description", prompt.definition().description())
        .put("messages", messages);
  }

  private static JsonObject form(PromptDefinition prompt) {
    var arguments = new JsonArray();
    prompt.arguments().forEach(argument -> arguments.add(form(argument)));
    return new JsonObject()
        .put("name", prompt.name())
        .put("description", prompt.description())
        .put("arguments", arguments);
  }

  private static JsonObject form(Argument argument) {
    return new JsonObject()
        .put("name", argument.name())
        .put("description", argument.description())
        .put("required", argument.isRequired());
  }
}
