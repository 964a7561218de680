package dev.vibesbox.config;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of a configuration file, {@code gateway.port}, in its order. */
final class Keys {
  private Keys() {}

  static List<String> of(JsonObject file) {
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, Object> entry : file) {
      if (entry.getValue() instanceof JsonObject section) {
        section.fieldNames().forEach(key -> keys.add(entry.getKey() + "." + key));
      } else {
        keys.add(entry.getKey());
      }
    }
    return keys;
  }
}
