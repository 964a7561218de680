package dev.vibesbox.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One object of a configuration, read key by key. Nothing throws: whatever is wrong is collected,
 * and a placeholder comes back. A key that nobody asks for is a problem too. Belongs to one thread.
 */
public final class Section {
  private static final String AN_OBJECT = "an object";

  private final String path;
  private final List<Layer> layers;
  private final Reading reading;
  private final Set<String> known = new LinkedHashSet<>();

  private Section(String path, List<Layer> layers, Reading reading) {
    this.path = path;
    this.layers = layers;
    this.reading = reading;
  }

  /** Reads the outermost object; a later layer overrides an earlier one. */
  static <T> T root(List<Layer> layers, Reading reading, Function<Section, T> reader) {
    return new Section("", layers, reading).readBy(reader);
  }

  /** Whether any layer holds this key; for keys that may be absent. */
  public boolean has(String key) {
    known.add(key);
    return layers.stream().anyMatch(layer -> layer.values().containsKey(key));
  }

  /** The value of a key, which must stand somewhere. */
  public <T> T value(String key, Kind<T> kind) {
    T value = kind.placeholder();
    for (var found : candidates(key, kind)) {
      var read = kind.fromJson().apply(found.value());
      if (read.isPresent()) {
        value = read.get();
        reading.cameFrom(path + key, found.where());
      } else {
        report(
            found.where(),
            key,
            kind.isSecret() ? "wrong (not shown)" : found.shown(),
            kind.allowed());
      }
    }
    return value;
  }

  /** Any text. */
  public String text(String key) {
    return value(key, Kind.text());
  }

  /** True or false. */
  public boolean flag(String key) {
    return value(key, Kind.flag());
  }

  /** A whole number, both ends included. */
  public int integer(String key, int min, int max) {
    return value(key, Kind.whole(min, max).map(Long::intValue));
  }

  /** A whole number that may need 64 bits, both ends included. */
  public long whole(String key, long min, long max) {
    return value(key, Kind.whole(min, max));
  }

  /** Whole seconds, both ends included. */
  public Duration seconds(String key, long min, long max) {
    return value(key, Kind.whole(min, max).map(Duration::ofSeconds));
  }

  /** Whole milliseconds, both ends included. */
  public Duration millis(String key, long min, long max) {
    return value(key, Kind.whole(min, max).map(Duration::ofMillis));
  }

  /** The object under a key. The reader asks for every key the object may hold. */
  public <T> T section(String key, Function<Section, T> reader) {
    List<Layer> inner = new ArrayList<>();
    var objects = inLayers(key);
    if (objects.isEmpty()) {
      reportMissing(key, AN_OBJECT);
    }
    for (var found : objects) {
      if (found.value() instanceof JsonObject object) {
        inner.add(new Layer(found.where(), object));
      } else {
        report(found.where(), key, found.shown(), AN_OBJECT);
      }
    }
    return new Section(path + key + ".", inner, reading).readBy(reader);
  }

  /** The objects of the list under a key; the strongest layer's list replaces the others. */
  public <T> List<T> sections(String key, Function<Section, T> reader) {
    var lists = inLayers(key);
    if (lists.isEmpty()) {
      reportMissing(key, "a list of objects");
      return List.of();
    }
    var found = lists.getLast();
    if (!(found.value() instanceof JsonArray list)) {
      report(found.where(), key, found.shown(), "a list of objects");
      return List.of();
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      var name = key + "[" + i + "]";
      element(name, Found.json(found.where(), list.getValue(i)), reader).ifPresent(read::add);
    }
    return List.copyOf(read);
  }

  private <T> Optional<T> element(String name, Found found, Function<Section, T> reader) {
    if (found.value() instanceof JsonObject object) {
      var layer = new Layer(found.where(), object);
      return Optional.of(new Section(path + name + ".", List.of(layer), reading).readBy(reader));
    }
    report(found.where(), name, found.shown(), AN_OBJECT);
    return Optional.empty();
  }

  private List<Found> inLayers(String key) {
    known.add(key);
    return layers.stream()
        .filter(layer -> layer.values().containsKey(key))
        .map(layer -> Found.json(layer.where(), layer.values().getValue(key)))
        .toList();
  }

  /**
   * Every value that stands somewhere, weakest first, so that each is checked and the last wins.
   */
  private List<Found> candidates(String key, Kind<?> kind) {
    List<Found> candidates = new ArrayList<>(inLayers(key));
    if (candidates.isEmpty()) {
      reportMissing(key, kind.allowed());
    }
    var variables = reading.variables().find(path + key);
    for (var text : variables) {
      candidates.add(text.as(kind.fromText()));
    }
    if (variables.size() > 1) {
      var other = variables.getLast().where();
      report(variables.getFirst().where(), key, "also set by " + other, "one of the two");
    }
    return candidates;
  }

  private <T> T readBy(Function<Section, T> reader) {
    var read = reader.apply(this);
    for (var layer : layers) {
      for (var key : layer.values().fieldNames()) {
        if (!known.contains(key)) {
          report(layer.where(), key, "unknown", String.join(", ", known));
        }
      }
    }
    return read;
  }

  private void reportMissing(String key, String allowed) {
    if (!layers.isEmpty()) {
      report(layers.getLast().where(), key, "missing", allowed);
    }
  }

  private void report(String where, String key, String found, String allowed) {
    reading.report(new Problem(where, path + key, found, allowed));
  }
}
