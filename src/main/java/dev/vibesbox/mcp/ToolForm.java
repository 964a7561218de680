package dev.vibesbox.mcp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Tools and their results in the form each revision knows; older clients see no newer members. */
final class ToolForm {
  private ToolForm() {}

  static JsonObject of(ToolDefinition tool, Revision revision) {
    var form = new JsonObject().put("name", tool.name());
    if (revision.isAtLeast(Revision.V2025_06_18)) {
      form.put("title", tool.title());
    }
    form.put("description", tool.description()).put("inputSchema", tool.inputSchema());
    if (revision.isAtLeast(Revision.V2025_06_18)) {
      tool.outputSchema().ifPresent(schema -> form.put("outputSchema", schema));
    }
    if (revision.isAtLeast(Revision.V2025_03_26)) {
      form.put("annotations", tool.annotations());
    }
    return form;
  }

  /**
   * The content is there twice, since old clients read only text. {@code isError} always stands
   * there: it may be left out when false, but Java clients unbox it unasked.
   */
  static JsonObject of(ToolResult result, Revision revision) {
    var content = new JsonArray();
    result.structuredContent().map(JsonObject::encode).map(ToolForm::text).ifPresent(content::add);
    result.content().stream().filter(block -> isKnown(block, revision)).forEach(content::add);
    var form = new JsonObject().put("content", content);
    if (revision.isAtLeast(Revision.V2025_06_18)) {
      result.structuredContent().ifPresent(json -> form.put("structuredContent", json));
    }
    return form.put("isError", result.isError());
  }

  private static boolean isKnown(JsonObject block, Revision revision) {
    return revision.isAtLeast(Revision.V2025_06_18)
        || !"resource_link".equals(block.getString("type"));
  }

  private static JsonObject text(String text) {
    return new JsonObject().put("type", "text").put("text", text);
  }
}
