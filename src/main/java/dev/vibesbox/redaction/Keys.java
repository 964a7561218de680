package dev.vibesbox.redaction;

import java.util.List;
import java.util.Optional;

/** Finds the key that stands before a separator. */
final class Keys {
  private final Key[] keys;
  private final boolean[] isLastLetter = new boolean[128];

  Keys(List<Key> keys) {
    this.keys = keys.toArray(Key[]::new);
    for (var key : keys) {
      isLastLetter[key.letters().charAt(key.letters().length() - 1)] = true;
    }
  }

  boolean isEmpty() {
    return keys.length == 0;
  }

  /**
   * The key of {@code key=}, {@code key :}, {@code "key":}, {@code \"key\":}, {@code ['key'] =}
   * whose separator is at this index.
   */
  Optional<Key> before(Window window, int separator) {
    int end = separator - 1;
    int floor = separator - Window.LOOK_BACK;
    while (end > floor && isBetween(window.at(end))) {
      end--;
    }
    int last = Ascii.upper(window.at(end));
    return last > 0 && isLastLetter[last] && !Report.isParser(window, end)
        ? endingAt(window, end, floor)
        : Optional.empty();
  }

  private Optional<Key> endingAt(Window window, int end, int floor) {
    for (var key : keys) {
      if (key.isAt(window, end, floor)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private static boolean isBetween(int c) {
    return switch (c) {
      case ' ', '\t', '"', '\'', '\\', ']' -> true;
      default -> false;
    };
  }
}
