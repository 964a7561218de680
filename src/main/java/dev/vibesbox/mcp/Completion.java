package dev.vibesbox.mcp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Proposes values while a user types (server/utilities/completion of every revision). */
record Completion(Prompts prompts, Library library) {
  /** Most values in one answer, by the specification. */
  private static final int MAX_VALUES = 100;

  Step step(Params params, Caller caller) throws InvalidParams {
    var ref = new Params(params.path() + ".ref", params.object("ref"));
    var argument = new Params(params.path() + ".argument", params.object("argument"));
    var variable = argument.text("name");
    var begun = argument.text("value");
    return switch (ref.text("type")) {
      case "ref/prompt" -> {
        prompts.find(ref.text("name"));
        yield new Step.Result(form(List.of()));
      }
      case "ref/resource" -> {
        var values = library.complete(ref.text("uri"), variable, begun, caller.requester());
        yield new Step.Work("completion/complete", _ -> values.map(Completion::form));
      }
      default -> throw new InvalidParams(ref.path() + ".type must be ref/prompt or ref/resource");
    };
  }

  private static JsonObject form(List<String> values) {
    var shown = values.stream().limit(MAX_VALUES).toList();
    return new JsonObject()
        .put(
            "completion",
            new JsonObject()
                .put("values", new JsonArray(shown))
                .put("total", values.size())
                .put("hasMore", values.size() > MAX_VALUES));
  }
}
