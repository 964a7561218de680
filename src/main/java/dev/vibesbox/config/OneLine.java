package dev.vibesbox.config;

import java.util.HexFormat;

/**
 * Text that came from elsewhere, made safe to print: one line, nothing invisible. Control
 * characters, line separators, direction marks and halves of characters become escapes, so that
 * nobody can forge a line of a log or drive a terminal.
 */
public final class OneLine {
  private static final HexFormat HEX = HexFormat.of();

  private OneLine() {}

  /** The text with what cannot be seen escaped as in JSON; quotes and backslashes stay. */
  public static String of(String text) {
    return appended(new StringBuilder(text.length() + 16), text, false).toString();
  }

  /** The text as a JSON string, quotation marks included. */
  public static String quoted(String text) {
    var line = new StringBuilder(text.length() + 16).append('"');
    return appended(line, text, true).append('"').toString();
  }

  private static StringBuilder appended(StringBuilder line, String text, boolean isJson) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isHidden(character)) {
        escape(line, character);
      } else {
        if (isJson && (character == '"' || character == '\\')) {
          line.append('\\');
        }
        line.appendCodePoint(character);
      }
      i += Character.charCount(character);
    }
    return line;
  }

  private static boolean isHidden(int character) {
    if (character >= ' ' && character < 0x7f) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void escape(StringBuilder line, int character) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        for (char unit : Character.toChars(character)) {
          line.append("\\u").append(HEX.toHexDigits(unit));
        }
      }
    }
  }
}
