package dev.vibesbox.executor;

/**
 * The end of what a process was given to read: a command may come in pieces, each of them harmless.
 * Used on the executor's context.
 */
final class Given {
  /** Characters that are remembered: as many as a command may have, from the begin of a line on. */
  private static final int MOST = 10_000;

  private final StringBuilder text = new StringBuilder();

  Given(String first) {
    add(first);
  }

  /** What it has been given, once this is added. */
  String with(String next) {
    return text + next;
  }

  void add(String next) {
    text.append(next);
    int start = text.length() - MOST;
    if (start > 0) {
      int lineEnd = text.indexOf("\n", start);
      text.delete(0, lineEnd < 0 ? start : lineEnd + 1);
    }
  }
}
