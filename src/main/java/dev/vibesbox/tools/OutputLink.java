package dev.vibesbox.tools;

import io.vertx.core.json.JsonObject;

/** Leads from an answer that shows a part of the output to the whole, as a resource. */
final class OutputLink {
  private OutputLink() {}

  static JsonObject to(JsonObject answer) {
    var id = answer.getString("process_id");
    return new JsonObject()
        .put("type", "resource_link")
        .put("uri", "process://" + id + "/output")
        .put("name", "output-" + id)
        .put("title", "The whole output")
        .put("mimeType", "text/plain")
        .put("size", answer.getLong("next_offset"));
  }
}
