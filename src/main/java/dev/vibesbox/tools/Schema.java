package dev.vibesbox.tools;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** JSON Schema 2020-12 in a few words. */
final class Schema {
  private final JsonObject properties = new JsonObject();
  private final JsonArray required = new JsonArray();

  static JsonObject type(String type, String description) {
    return new JsonObject().put("type", type).put("description", description);
  }

  static JsonObject nullable(String type, String description) {
    return new JsonObject()
        .put("type", new JsonArray().add(type).add("null"))
        .put("description", description);
  }

  static JsonObject choice(List<String> values, String description) {
    return type("string", description).put("enum", new JsonArray(values));
  }

  static JsonObject integer(long min, long max, String description) {
    return type("integer", description).put("minimum", min).put("maximum", max);
  }

  static JsonObject number(long max, String description) {
    return type("number", description).put("minimum", 0).put("maximum", max);
  }

  Schema required(String name, JsonObject property) {
    required.add(name);
    return optional(name, property);
  }

  Schema optional(String name, JsonObject property) {
    properties.put(name, property);
    return this;
  }

  /** What is sent to us: nothing else is allowed. */
  JsonObject closed() {
    return open().put("additionalProperties", false);
  }

  /** What we send. */
  JsonObject open() {
    return new JsonObject()
        .put("type", "object")
        .put("properties", properties)
        .put("required", required);
  }
}
