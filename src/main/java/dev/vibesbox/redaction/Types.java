package dev.vibesbox.redaction;

import java.util.List;
import java.util.Set;

/** The names of types that programs write behind a name, as in {@code token: str = "x"}. */
final class Types {
  private static final Set<String> NAMES =
      Set.of(
          "string",
          "str",
          "char",
          "bool",
          "boolean",
          "int",
          "integer",
          "number",
          "float",
          "bytes",
          "byte",
          "object",
          "any",
          "void",
          "text",
          "String",
          "Str",
          "Any",
          "Object",
          "Boolean",
          "Integer",
          "Optional[str",
          "Optional[str]");

  private static final List<String> OF_LIBRARIES = List.of("Str", "String");

  private Types() {}

  /** Whether it names one, {@code &} before it and {@code ?} behind it or not. */
  static boolean isType(String word) {
    int from = word.startsWith("&") ? 1 : 0;
    int to = word.endsWith("?") ? word.length() - 1 : word.length();
    var name = from < to ? word.substring(from, to) : "";
    return NAMES.contains(name) || isOfLibrary(name);
  }

  /** As in {@code SecretStr}. */
  private static boolean isOfLibrary(String name) {
    for (var end : OF_LIBRARIES) {
      int length = name.length() - end.length();
      if (length > 0 && name.endsWith(end) && isCapitalized(name.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCapitalized(String word) {
    return Ascii.isUpper(word.charAt(0)) && word.chars().skip(1).allMatch(Ascii::isLower);
  }
}
