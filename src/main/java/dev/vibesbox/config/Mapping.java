package dev.vibesbox.config;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Names with a text each. */
final class Mapping {
  private Mapping() {}

  /** {@code name=text,name=text} as an object; text of another form stays text. */
  static Object fromText(String text) {
    var object = new JsonObject();
    for (var part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        return text;
      }
      object.put(part.substring(0, equals).strip(), part.substring(equals + 1));
    }
    return object;
  }

  static Optional<Map<String, String>> fromJson(JsonObject object, Predicate<String> isName) {
    Map<String, String> mapping = new HashMap<>();
    for (var entry : object) {
      if (!isName.test(entry.getKey()) || !(entry.getValue() instanceof String text)) {
        return Optional.empty();
      }
      mapping.put(entry.getKey(), text);
    }
    return Optional.of(Map.copyOf(mapping));
  }
}
