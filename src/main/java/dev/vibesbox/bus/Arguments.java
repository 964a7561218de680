package dev.vibesbox.bus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads arguments by name, type and range, and knows in the end which ones nobody asked for. A
 * {@code null} counts as absent, because many clients send it for what they leave out. Every method
 * throws {@link BadArgument}; values are never repeated where they may be long or secret.
 */
final class Arguments {
  private final JsonObject json;
  private final Set<String> known = new HashSet<>();

  Arguments(JsonObject json) {
    this.json = json;
  }

  /** Text of a length between both limits, in UTF-16 units. */
  Optional<String> text(String name, int min, int max) {
    var text = value(name, String.class, "a string");
    text.ifPresent(it -> checkLength(name, it, min, max));
    return text;
  }

  /** As above, or a number that says the same; it is not limited here. */
  Optional<String> textOrNumber(String name, int min, int max) {
    return json.getValue(name) instanceof Number
        ? value(name, Number.class, "a number").map(Number::toString)
        : text(name, min, max);
  }

  String required(String name, int min, int max) {
    return text(name, min, max).orElseThrow(() -> new BadArgument(name + " is missing"));
  }

  Optional<Long> integer(String name, long min, long max, String unit) {
    return value(name, Number.class, "an integer")
        .map(number -> {
          if (number.doubleValue() != Math.rint(number.doubleValue())
              || number.doubleValue() < min
              || number.doubleValue() > max) {
            throw new BadArgument(
                "%s is %s; allowed is an integer from %d to %d%s"
                    .formatted(name, number, min, max, unit));
          }
          return number.longValue();
        });
  }

  /** Whole seconds. */
  Optional<Duration> seconds(String name, Duration min, Duration max) {
    return integer(name, min.toSeconds(), max.toSeconds(), " seconds").map(Duration::ofSeconds);
  }

  /** Seconds that may have a fraction, 0 to the limit. */
  Optional<Duration> fractionalSeconds(String name, Duration max) {
    return value(name, Number.class, "a number of seconds")
        .map(number -> {
          var seconds = number.doubleValue();
          if (!(seconds >= 0 && seconds <= max.toSeconds())) {
            throw new BadArgument(
                "%s is %s; allowed are 0 to %d seconds".formatted(name, number, max.toSeconds()));
          }
          return Duration.ofMillis(Math.round(seconds * 1_000));
        });
  }

  boolean flag(String name, boolean otherwise) {
    return value(name, Boolean.class, "true or false").orElse(otherwise);
  }

  Optional<JsonObject> object(String name) {
    return value(name, JsonObject.class, "an object");
  }

  /** To be called last: whatever was not asked for is a mistake of the caller's. */
  void refuseOthers() {
    var unknown = new TreeSet<>(json.fieldNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new BadArgument(
          "unknown argument %s; known are %s"
              .formatted(abbreviated(unknown.first()), String.join(", ", names())));
    }
  }

  /** What models may use: not what only this server and services on the bus say. */
  private Set<String> names() {
    var names = new TreeSet<>(known);
    names.removeAll(RequesterForm.NAMES);
    return names;
  }

  private static void checkLength(String name, String text, int min, int max) {
    if (text.length() < min || text.length() > max) {
      throw new BadArgument(
          "%s has %,d characters; allowed are %,d to %,d".formatted(name, text.length(), min, max));
    }
  }

  private <T> Optional<T> value(String name, Class<T> type, String wanted) {
    known.add(name);
    var value = json.getValue(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new BadArgument("%s is %s; it must be %s".formatted(name, kind(value), wanted));
    }
    return Optional.of(type.cast(value));
  }

  private static String kind(Object value) {
    return switch (value) {
      case String _ -> "a string";
      case Number number -> "the number " + abbreviated(number.toString());
      case Boolean flag -> flag.toString();
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      default -> "something else";
    };
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
