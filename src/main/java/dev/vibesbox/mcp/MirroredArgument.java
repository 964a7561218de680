package dev.vibesbox.mcp;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An argument of a tool that its callers repeat in an HTTP header, so that proxies need not read
 * the body: its schema says so by {@code x-mcp-header} (<a
 * href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">
 * revision 2026-07-28</a>).
 *
 * @param path names from the arguments down to it
 * @param header its name, without the prefix that all have
 */
public record MirroredArgument(List<String> path, String header) {
  private static final String ANNOTATION = "x-mcp-header";

  public MirroredArgument {
    path = List.copyOf(path);
  }

  /** Those of a schema, reached through {@code properties} alone. */
  static List<MirroredArgument> of(JsonObject schema) {
    return in(schema, List.of()).toList();
  }

  private static Stream<MirroredArgument> in(JsonObject schema, List<String> path) {
    return schema.getValue("properties") instanceof JsonObject properties
        ? properties.fieldNames().stream()
            .flatMap(name -> of(properties.getValue(name), joined(path, name)))
        : Stream.empty();
  }

  private static Stream<MirroredArgument> of(Object property, List<String> path) {
    if (!(property instanceof JsonObject schema)) {
      return Stream.empty();
    }
    return schema.getValue(ANNOTATION) instanceof String header
        ? Stream.of(new MirroredArgument(path, header))
        : in(schema, path);
  }

  /** Whether a header, if there is one, says what these arguments say. */
  public boolean agrees(JsonObject arguments, Optional<String> value) {
    return switch (value(arguments)) {
      case String text -> value.filter(text::equals).isPresent();
      case Boolean truth -> value.filter(truth.toString()::equals).isPresent();
      case Number number -> value.filter(text -> isSame(number, text)).isPresent();
      case Object _ -> value.isEmpty();
    };
  }

  /** What the path leads to; what is no value of JSON where it leads nowhere, or to null. */
  private Object value(JsonObject arguments) {
    Object at = arguments;
    for (var name : path) {
      var next = at instanceof JsonObject object ? object.getValue(name) : null;
      at = next == null ? this : next;
    }
    return at;
  }

  private static boolean isSame(Number number, String text) {
    try {
      return new BigDecimal(number.toString()).compareTo(new BigDecimal(text)) == 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static List<String> joined(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
