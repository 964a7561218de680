package dev.vibesbox.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it stands.
 *
 * @param where the file or the variable
 * @param value as {@link JsonObject} hands it out; {@link Null} for JSON's null
 */
record Found(String where, Object value) {
  private static final int SHOWN_CHARS = 80;

  /** JSON's null, so that ours can stay away. */
  enum Null {
    NULL
  }

  static Found json(String where, @Nullable Object value) {
    return new Found(where, value == null ? Null.NULL : value);
  }

  /** A variable's text as the JSON value that it stands for. */
  Found as(Function<String, Object> fromText) {
    return value instanceof String text ? new Found(where, fromText.apply(text)) : this;
  }

  /** The value as problems show it: short, printable, nothing from inside objects. */
  String shown() {
    return switch (value) {
      case Null _ -> "null";
      case JsonObject _ -> "an object";
      case JsonArray list when isNested(list) -> "a list";
      case JsonArray list -> cut(list.encode());
      case String text -> OneLine.quoted(cut(text));
      default -> cut(value.toString());
    };
  }

  private static boolean isNested(JsonArray list) {
    return list.stream().anyMatch(e -> e instanceof JsonObject || e instanceof JsonArray);
  }

  private static String cut(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
  }
}
