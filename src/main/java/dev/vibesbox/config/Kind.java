package dev.vibesbox.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a key may hold, and how it is read.
 *
 * @param allowed what may stand there, as the end of the sentence "allowed: ..."
 * @param placeholder stands in for a wrong value, so that reading goes on and finds the next
 *     problem
 * @param isSecret whether no problem may show the value
 * @param fromText the JSON value that the text of a variable stands for
 * @param fromJson the value, or nothing when this is not allowed; never throws
 */
public record Kind<T>(
    String allowed,
    T placeholder,
    boolean isSecret,
    Function<String, Object> fromText,
    Function<Object, Optional<T>> fromJson) {

  /** Any text, also none. */
  public static Kind<String> text() {
    return new Kind<>("text", "", false, text -> text, Kind::string);
  }

  /** {@code true} or {@code false}. */
  public static Kind<Boolean> flag() {
    return new Kind<>("true or false", false, false, Kind::flagOrText, Kind::bool);
  }

  /** A whole number, both ends included. */
  public static Kind<Long> whole(long min, long max) {
    var any = new Kind<>("", min, false, Kind::wholeOrText, Kind::number);
    var allowed = "a whole number from " + min + " to " + max;
    return any.where(value -> min <= value && value <= max, allowed);
  }

  /** One of some words. */
  public static <E> Kind<E> choice(List<E> values, Function<E, String> word) {
    var words = values.stream().map(word).collect(Collectors.joining(", "));
    var byWord = values.stream().collect(Collectors.toMap(word, value -> value));
    return new Kind<>(
        "one of " + words,
        values.getFirst(),
        false,
        text -> text,
        json -> string(json).flatMap(text -> Optional.ofNullable(byWord.get(text))));
  }

  /** A path; relative ones start at the working directory. Empty text is no path. */
  public static Kind<Optional<Path>> path() {
    return new Kind<>(
        "a path, or nothing",
        Optional.empty(),
        false,
        text -> text,
        json -> string(json).flatMap(Kind::absolute));
  }

  /** A list; the text of a variable is split at commas. */
  public static <E> Kind<List<E>> list(Kind<E> element) {
    return new Kind<>(
        "a list of " + element.allowed,
        List.of(),
        element.isSecret,
        text -> split(text, element),
        json -> json instanceof JsonArray list ? elements(list, element) : Optional.empty());
  }

  /** Names with a text each; a variable holds {@code name=text,name=text}. */
  public static Kind<Map<String, String>> mapping(Predicate<String> isName, String allowed) {
    return new Kind<>(
        allowed,
        Map.of(),
        false,
        Mapping::fromText,
        json -> json instanceof JsonObject o ? Mapping.fromJson(o, isName) : Optional.empty());
  }

  /** The same, narrowed. */
  public Kind<T> where(Predicate<T> condition, String narrowed) {
    return new Kind<>(
        narrowed, placeholder, isSecret, fromText, json -> fromJson.apply(json).filter(condition));
  }

  /** The same, as another type. */
  public <R> Kind<R> map(Function<T, R> conversion) {
    return new Kind<>(
        allowed,
        conversion.apply(placeholder),
        isSecret,
        fromText,
        json -> fromJson.apply(json).map(conversion));
  }

  /** The same, and no problem ever shows the value. */
  public Kind<T> hidden() {
    return new Kind<>(allowed, placeholder, true, fromText, fromJson);
  }

  private static Optional<String> string(Object json) {
    return json instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Boolean> bool(Object json) {
    return json instanceof Boolean value ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Long> number(Object json) {
    return json instanceof Integer || json instanceof Long
        ? Optional.of(((Number) json).longValue())
        : Optional.empty();
  }

  private static Object flagOrText(String text) {
    return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
  }

  private static Object wholeOrText(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException _) {
      return text;
    }
  }

  private static Optional<Optional<Path>> absolute(String text) {
    try {
      var path = Path.of(text).toAbsolutePath().normalize();
      return Optional.of(text.isEmpty() ? Optional.empty() : Optional.of(path));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static JsonArray split(String text, Kind<?> element) {
    var parts = Arrays.stream(text.split(",", -1)).map(String::strip);
    return new JsonArray(parts.map(element.fromText).toList());
  }

  private static <E> Optional<List<E>> elements(JsonArray list, Kind<E> element) {
    var read = list.stream().map(json -> element.fromJson.apply(Found.json("", json).value()));
    var values = read.flatMap(Optional::stream).toList();
    return values.size() == list.size() ? Optional.of(values) : Optional.empty();
  }
}
