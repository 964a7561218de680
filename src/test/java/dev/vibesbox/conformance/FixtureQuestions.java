package dev.vibesbox.conformance;

import static dev.vibesbox.conformance.Content.text;
import static dev.vibesbox.conformance.FixtureTool.named;
import static dev.vibesbox.conformance.FixtureTool.result;

import dev.vibesbox.mcp.InputNeeded;
import dev.vibesbox.mcp.InputNeeded.Ask;
import dev.vibesbox.mcp.LogLevel;
import dev.vibesbox.mcp.Tool;
import dev.vibesbox.mcp.ToolCall;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tools that ask their client, or tell it something beside progress. */
final class FixtureQuestions {
  private static final Ask NAME = elicit("What is your name?", "'name':{'type':'string'}", "name");
  private static final Ask ROOTS = new Ask("roots/list", new JsonObject());

  private FixtureQuestions() {}

  static List<Tool> all() {
    return List.of(
        named("test_tool_with_logging", FixtureQuestions::withLogging),
        named("test_logging_tool", FixtureQuestions::withLogging),
        named("test_streaming_elicitation", FixtureQuestions::progressThenQuestion),
        asking("test_sampling", call -> sample(call.arguments().getString("prompt", ""), 100)),
        asking(
            "test_elicitation",
            call ->
                elicit(
                    call.arguments().getString("message", ""),
                    "'username':{'type':'string'},'email':{'type':'string'}",
                    "username",
                    "email")),
        asking("test_elicitation_sep1034_defaults", _ -> defaults()),
        asking("test_elicitation_sep1330_enums", _ -> enums()),
        asking("test_missing_capability", _ -> sample("Is it there?", 10)),
        asking("test_input_required_result_elicitation", Map.of("user_name", NAME)),
        asking(
            "test_input_required_result_sampling",
            Map.of("capital_question", sample("What is the capital of France?", 100))),
        asking("test_input_required_result_list_roots", Map.of("client_roots", ROOTS)),
        asking("test_input_required_result_request_state", Map.of("confirm", confirmation())),
        asking("test_input_required_result_tampered_state", Map.of("confirm", confirmation())),
        asking(
            "test_input_required_result_multiple_inputs",
            Map.of(
                "user_name",
                NAME,
                "greeting",
                sample("Generate a greeting", 50),
                "client_roots",
                ROOTS)),
        named("test_input_required_result_capabilities", FixtureQuestions::whatItCan),
        named("test_input_required_result_multi_round", FixtureQuestions::twoRounds));
  }

  private static Tool asking(String name, Function<ToolCall, Ask> ask) {
    return named(name, call -> answered(call, Map.of("answer", ask.apply(call))));
  }

  private static Tool asking(String name, Map<String, Ask> asks) {
    return named(name, call -> answered(call, asks));
  }

  private static Future<ToolResult> answered(ToolCall call, Map<String, Ask> asks) {
    var answers = call.input().answers();
    return asks.keySet().stream().allMatch(name -> answers.getValue(name) instanceof JsonObject)
        ? Future.succeededFuture(result(text(call.input().state() + " " + answers.encode())))
        : Future.failedFuture(new InputNeeded(asks, "state-ok"));
  }

  private static Future<ToolResult> progressThenQuestion(ToolCall call) {
    return call.progress()
        .report("about to ask", new JsonObject())
        .compose(_ -> answered(call, Map.of("user_name", NAME)));
  }

  /** Asks only for what the client says it can. */
  private static Future<ToolResult> whatItCan(ToolCall call) {
    Map<String, Ask> asks = new HashMap<>(Map.of("user_name", NAME));
    asks.put("greeting", sample("Generate a greeting", 50));
    asks.put("client_roots", ROOTS);
    asks.values().removeIf(ask -> !call.client().containsKey(ask.method().split("/", 2)[0]));
    return answered(call, asks);
  }

  private static Future<ToolResult> twoRounds(ToolCall call) {
    var color =
        elicit("Step 2: What is your favorite color?", "'color':{'type':'string'}", "color");
    var step1 = elicit("Step 1: What is your name?", "'name':{'type':'string'}", "name");
    return switch (call.input().state()) {
      case "1" -> Future.failedFuture(new InputNeeded(Map.of("step2", color), "2"));
      case "2" -> Future.succeededFuture(result(text("done")));
      default -> Future.failedFuture(new InputNeeded(Map.of("step1", step1), "1"));
    };
  }

  private static Future<ToolResult> withLogging(ToolCall call) {
    call.log().say(LogLevel.INFO, said("Tool execution started"));
    return FixtureTools.pause()
        .onSuccess(_ -> call.log().say(LogLevel.INFO, said("Tool processing data")))
        .compose(_ -> FixtureTools.pause())
        .onSuccess(_ -> call.log().say(LogLevel.INFO, said("Tool execution completed")))
        .map(_ -> result(text("done")));
  }

  private static JsonObject said(String text) {
    return new JsonObject().put("message", text);
  }

  private static Ask sample(String prompt, int maxTokens) {
    return new Ask(
        "sampling/createMessage",
        new JsonObject()
            .put("maxTokens", maxTokens)
            .put(
                "messages",
                new JsonArray()
                    .add(new JsonObject().put("role", "user").put("content", text(prompt)))));
  }

  private static Ask confirmation() {
    return elicit("Please confirm", "'ok':{'type':'boolean'}", "ok");
  }

  private static Ask defaults() {
    return elicit(
        "Please confirm",
        """
        'name':{'type':'string','default':'John Doe'},'age':{'type':'integer','default':30},
        'score':{'type':'number','default':95.5},
        'status':{'type':'string','enum':['active','inactive','pending'],'default':'active'},
        'verified':{'type':'boolean','default':true}\
        """);
  }

  private static Ask enums() {
    return elicit(
        "Please choose",
        """
        'untitledSingle':{'type':'string','enum':['option1','option2','option3']},
        'titledSingle':{'type':'string','oneOf':[{'const':'value1','title':'First Option'},
          {'const':'value2','title':'Second Option'},{'const':'value3','title':'Third Option'}]},
        'legacyEnum':{'type':'string','enum':['opt1','opt2','opt3'],
          'enumNames':['Option One','Option Two','Option Three']},
        'untitledMulti':{'type':'array',
          'items':{'type':'string','enum':['option1','option2','option3']}},
        'titledMulti':{'type':'array','items':{'anyOf':[{'const':'value1','title':'First Choice'},
          {'const':'value2','title':'Second Choice'},{'const':'value3','title':'Third Choice'}]}}\
        """);
  }

  static Ask elicit(String message, String properties, String... required) {
    var schema = json("{'type':'object','properties':{" + properties + "}}");
    if (required.length > 0) {
      schema.put("required", new JsonArray(List.of(required)));
    }
    return new Ask(
        "elicitation/create",
        new JsonObject().put("message", message).put("requestedSchema", schema));
  }

  private static JsonObject json(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }
}
