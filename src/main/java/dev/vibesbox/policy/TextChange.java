package dev.vibesbox.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operator such as {@code %} or {@code //} makes of a text that is known. */
record TextChange(String operator, String argument) {
  /** Longer texts are not looked at: a pattern is tried at every place of one. */
  private static final int LONGEST = 64;

  private static final Pattern SUBSTRING = Pattern.compile("\\s*(-?\\d{1,4})(?::(\\d{1,4}))?");

  static TextChange of(String operator, String argument) {
    return new TextChange(operator, argument);
  }

  /** The changed text; nothing where only a shell can tell. */
  Optional<String> apply(String text) {
    // A dot stands for the directory that the shell is in.
    boolean isVague = text.equals(".") || Unknown.isIn(argument);
    if (isVague || text.length() > LONGEST || argument.length() > LONGEST) {
      return Optional.empty();
    }
    return switch (operator) {
      case "#" -> Optional.of(withoutStart(text, false));
      case "##" -> Optional.of(withoutStart(text, true));
      case "%" -> Optional.of(withoutEnd(text, false));
      case "%%" -> Optional.of(withoutEnd(text, true));
      case "^^" -> Optional.of(text.toUpperCase(Locale.ROOT));
      case ",," -> Optional.of(text.toLowerCase(Locale.ROOT));
      case "/", "//" -> replaced(text);
      case ":" -> substring(text);
      default -> Optional.empty();
    };
  }

  private String withoutStart(String text, boolean isLongest) {
    for (int i = 0; i <= text.length(); i++) {
      int end = isLongest ? text.length() - i : i;
      if (Glob.matches(argument, text.substring(0, end))) {
        return text.substring(end);
      }
    }
    return text;
  }

  private String withoutEnd(String text, boolean isLongest) {
    for (int i = 0; i <= text.length(); i++) {
      int start = isLongest ? i : text.length() - i;
      if (Glob.matches(argument, text.substring(start))) {
        return text.substring(0, start);
      }
    }
    return text;
  }

  private Optional<String> replaced(String text) {
    int slash = argument.indexOf('/', 1);
    var from = slash < 0 ? argument : argument.substring(0, slash);
    var to = slash < 0 ? "" : argument.substring(slash + 1);
    if (from.isEmpty() || Glob.isIn(from) || from.startsWith("#") || from.startsWith("%")) {
      return Optional.empty();
    }
    int first = text.indexOf(from);
    if (operator.equals("//") || first < 0) {
      return Optional.of(text.replace(from, to));
    }
    return Optional.of(text.substring(0, first) + to + text.substring(first + from.length()));
  }

  private Optional<String> substring(String text) {
    var numbers = SUBSTRING.matcher(argument);
    boolean isHome = text.indexOf(Unknown.HOME) >= 0 || text.indexOf(Unknown.NAME) >= 0;
    if (!numbers.matches() || isHome) {
      return Optional.empty();
    }
    int from = Integer.parseInt(numbers.group(1));
    int start = Math.clamp(from < 0 ? text.length() + (long) from : from, 0, text.length());
    int length = numbers.group(2) == null ? text.length() : Integer.parseInt(numbers.group(2));
    return Optional.of(text.substring(start, Math.min(text.length(), start + length)));
  }
}
