package dev.vibesbox.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Content blocks as the suite wants to see them. */
final class Content {
  /** One pixel. */
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  /** No samples. */
  static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

  private Content() {}

  static JsonObject text(String text) {
    return new JsonObject().put("type", "text").put("text", text);
  }

  static JsonObject image() {
    return new JsonObject().put("type", "image").put("data", PNG).put("mimeType", "image/png");
  }

  static JsonObject audio() {
    return new JsonObject().put("type", "audio").put("data", WAV).put("mimeType", "audio/wav");
  }

  static JsonObject resource(String uri, String mimeType, String text) {
    var resource = new JsonObject().put("uri", uri).put("mimeType", mimeType).put("text", text);
    return new JsonObject().put("type", "resource").put("resource", resource);
  }

  /** Messages of a prompt, all of the user's. */
  static JsonArray messages(JsonObject... blocks) {
    var messages = new JsonArray();
    for (var block : blocks) {
      messages.add(new JsonObject().put("role", "user").put("content", block));
    }
    return messages;
  }
}
