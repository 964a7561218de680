package dev.vibesbox.config;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations without files: the shipped defaults, a text in place of the file, variables. */
final class Given {
  static final Map<String, String> NO_VARIABLES = Map.of();

  private Given() {}

  static Configuration read(String json, Map<String, String> variables)
      throws ConfigurationException {
    return read(ConfFolder.shipped("config.json").text(), json, variables);
  }

  static Configuration read(String defaults, String json, Map<String, String> variables)
      throws ConfigurationException {
    return Configuration.read(
        List.of(new Document("defaults", defaults), new Document("my.json", json)),
        new ConfFolder(Optional.empty()),
        new StateFolder(Optional.of(Path.of("/home/me/state"))),
        new Reading(new Variables(variables)));
  }

  static List<Problem> problems(String json, Map<String, String> variables) {
    return problems(ConfFolder.shipped("config.json").text(), json, variables);
  }

  static List<Problem> problems(String defaults, String json, Map<String, String> variables) {
    try {
      read(defaults, json, variables);
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  static List<String> sentences(String json, Map<String, String> variables) {
    return problems(json, variables).stream().map(Problem::sentence).toList();
  }

  /** A file that holds one key, {@code gateway.port} or {@code dataDir}. */
  static String file(String key, Object value) {
    int dot = key.indexOf('.');
    var file = new JsonObject();
    if (dot < 0) {
      file.put(key, value);
    } else {
      file.put(key.substring(0, dot), new JsonObject().put(key.substring(dot + 1), value));
    }
    return file.encode();
  }
}
