package dev.vibesbox.policy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a policy file. What is wrong in it is noted, and reading goes on. */
final class Section {
  private final String place;
  private final JsonObject json;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();

  Section(String place, JsonObject json, List<String> problems) {
    this.place = place;
    this.json = json;
    this.problems = problems;
  }

  /** A text that must be there and must not be blank. */
  String text(String key) {
    if (value(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    problem(key, "must be a text");
    return "";
  }

  /** A text that may be missing, and is empty then. */
  String textOrNone(String key) {
    return has(key) ? text(key) : "";
  }

  /** A list of texts that must be there; it may be empty. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (var entry : list(key)) {
      if (entry instanceof String text && !text.isEmpty()) {
        texts.add(text);
      } else {
        problem(key, "must hold texts only");
      }
    }
    return texts;
  }

  /** A list of objects that must be there. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    for (var entry : list(key)) {
      if (entry instanceof JsonObject object) {
        sections.add(
            new Section(place + "." + key + "[" + sections.size() + "]", object, problems));
      } else {
        problem(key, "must hold objects only");
      }
    }
    return sections;
  }

  boolean has(String key) {
    known.add(key);
    return json.containsKey(key);
  }

  /** Notes every key that nobody asked for. */
  void end() {
    json.fieldNames().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> problem(key, "is unknown; allowed here: " + String.join(", ", sorted())));
  }

  void problem(String key, String what) {
    problems.add(place + "." + key + " " + what);
  }

  private List<String> sorted() {
    return known.stream().sorted().toList();
  }

  private List<?> list(String key) {
    if (value(key) instanceof JsonArray array) {
      return array.stream().toList();
    }
    problem(key, "must be a list");
    return List.of();
  }

  private @Nullable Object value(String key) {
    known.add(key);
    return json.getValue(key);
  }
}
