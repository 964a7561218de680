package dev.vibesbox.redaction;

/**
 * A piece of a program that makes a value: {@code getpass.getpass('}, {@code get(user,}, {@code
 * list[str],}, {@code Option<String>}.
 */
final class Call {
  private static final String CLOSING = ",;:)]}";

  private static final int SHORTEST_NAME = 3;

  private Call() {}

  static boolean isCall(String value) {
    int open = endOfName(value);
    if (open < 0 || open == value.length()) {
      return false;
    }
    return switch (value.charAt(open)) {
      case '(' -> isText(value, open + 1) || areArguments(value, open + 1) || isClosed(value, open);
      case '[' -> isText(value, open + 1) || isClosed(value, open);
      case '<' -> isClosed(value, open);
      default -> false;
    };
  }

  /**
   * Where {@code &a.b::c} ends; negative if it is no name, or too short to be told from a secret.
   */
  private static int endOfName(String value) {
    int from = value.startsWith("&") || value.startsWith("*") ? 1 : 0;
    int end = from;
    int segments = 1;
    for (int next = afterSegment(value, end); next > end; next = afterSegment(value, end)) {
      end = next;
      int joint = value.startsWith("::", end) ? 2 : value.startsWith(".", end) ? 1 : 0;
      if (joint == 0 || afterSegment(value, end + joint) == end + joint) {
        break;
      }
      segments++;
      end += joint;
    }
    return end > from && (segments > 1 || end - from >= SHORTEST_NAME) ? end : -1;
  }

  private static int afterSegment(String value, int from) {
    int end = from;
    while (end < value.length()
        && (Ascii.isLetter(value.charAt(end)) || value.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private static boolean isText(String value, int from) {
    return from < value.length() && (value.charAt(from) == '"' || value.charAt(from) == '\'');
  }

  /** {@code user,scope,}; what follows stands behind a blank. */
  private static boolean areArguments(String value, int from) {
    return (from == value.length() || value.endsWith(",")) && Ascii.consistsOf(value, "_.,", from);
  }

  /**
   * Whether a bracket closes, and nothing comes behind it but a name and the end of a statement.
   */
  private static boolean isClosed(String value, int open) {
    int end =
        Math.max(value.lastIndexOf(')'), Math.max(value.lastIndexOf(']'), value.lastIndexOf('>')));
    int position = end + 1;
    while (value.startsWith(".", position) && afterSegment(value, position + 1) > position + 1) {
      position = afterSegment(value, position + 1);
    }
    while (position < value.length() && CLOSING.indexOf(value.charAt(position)) >= 0) {
      position++;
    }
    return end > open && position == value.length();
  }
}
