package dev.vibesbox.conformance;

import static dev.vibesbox.conformance.Content.audio;
import static dev.vibesbox.conformance.Content.image;
import static dev.vibesbox.conformance.Content.resource;
import static dev.vibesbox.conformance.Content.text;
import static dev.vibesbox.conformance.FixtureTool.named;
import static dev.vibesbox.conformance.FixtureTool.result;
import static dev.vibesbox.conformance.FixtureTool.saying;

import dev.vibesbox.mcp.Tool;
import dev.vibesbox.mcp.ToolCall;
import dev.vibesbox.mcp.ToolResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tools that answer at once, or with progress. */
final class FixtureTools {
  private static final String JSON_SCHEMA =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "$defs":{"address":{"$anchor":"addressDef","type":"object",
         "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
       "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
         "contactMethod":{"type":"string","enum":["phone","email"]},
         "phone":{"type":"string"},"email":{"type":"string"}},
       "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
       "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
       "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}
      """;

  private static final String MIRRORED_SCHEMA =
      """
      {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}}}
      """;

  private FixtureTools() {}

  static List<Tool> all() {
    return List.of(
        saying("test_simple_text", text("This is a simple text response for testing.")),
        saying("test_image_content", image()),
        saying("test_audio_content", audio()),
        saying(
            "test_embedded_resource",
            resource(
                "test://embedded-resource", "text/plain", "This is an embedded resource content.")),
        saying(
            "test_multiple_content_types",
            text("Multiple content types test:"),
            image(),
            resource(
                "test://mixed-content-resource",
                "application/json",
                "{\"test\":\"data\",\"value\":123}")),
        named(
            "test_x_mcp_header",
            new JsonObject(MIRRORED_SCHEMA),
            _ -> Future.succeededFuture(result(text("ok")))),
        named("test_error_handling", _ -> Future.succeededFuture(failed())),
        named("test_tool_with_progress", FixtureTools::withProgress),
        named(
            "json_schema_2020_12_tool",
            new JsonObject(JSON_SCHEMA),
            _ -> Future.succeededFuture(result(text("ok")))));
  }

  private static ToolResult failed() {
    var reason = text("This tool intentionally returns an error for testing");
    return new ToolResult(Optional.empty(), List.of(reason), true);
  }

  private static Future<ToolResult> withProgress(ToolCall call) {
    return call.progress()
        .report("0/100", new JsonObject())
        .compose(_ -> pause())
        .compose(_ -> call.progress().report("50/100", new JsonObject()))
        .compose(_ -> pause())
        .compose(_ -> call.progress().report("100/100", new JsonObject()))
        .map(_ -> result(text("done")));
  }

  /** As long as the suite wants between two signs of life. */
  static Future<Void> pause() {
    return Vertx.currentContext().owner().timer(50, TimeUnit.MILLISECONDS).mapEmpty();
  }
}
