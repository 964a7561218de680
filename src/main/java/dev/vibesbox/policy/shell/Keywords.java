package dev.vibesbox.policy.shell;

import java.util.Set;

/** Reserved words: those that mean something only unquoted, where a command could begin. */
final class Keywords {
  private static final int LONGEST = 8;
  private static final Set<String> COMPOUND =
      Set.of("if", "while", "until", "for", "case", "select", "function", "{", "[[", "!");

  private Keywords() {}

  /** The word at the cursor if it may be a reserved one, else an empty text. */
  static String peek(Cursor cursor) {
    int length = 0;
    while (length <= LONGEST && isLetter(cursor.peek(length))) {
      length++;
    }
    boolean isWhole = cursor.isEndedAt(length) || isEnd(cursor, length);
    return length <= LONGEST && isWhole ? cursor.ahead(length) : "";
  }

  /** {@code <(} goes on with the word. */
  private static boolean isEnd(Cursor cursor, int ahead) {
    boolean isChannel = "<>".indexOf(cursor.peek(ahead)) >= 0 && cursor.peek(ahead + 1) == '(';
    return Words.isEnd(cursor.peek(ahead)) && !isChannel;
  }

  /** Takes this word, if it stands here. */
  static boolean take(Cursor cursor, String word) {
    return peek(cursor).equals(word) && cursor.takeIf(word);
  }

  /** Takes whatever reserved word stands here. */
  static void skip(Cursor cursor) {
    cursor.skip(peek(cursor).length());
  }

  /** Takes a word that only says how the command behind it runs. */
  static boolean takePrefix(Cursor cursor) {
    return switch (peek(cursor)) {
      case "!" -> cursor.takeIf("!");
      case "time" -> takeTime(cursor);
      case "coproc" -> takeCoproc(cursor);
      default -> false;
    };
  }

  /** Before a simple command, {@code time} may be the program of that name. */
  private static boolean takeTime(Cursor cursor) {
    int start = cursor.position();
    cursor.skip("time".length());
    cursor.skipBlanks();
    if (cursor.startsWith("-p ")) {
      cursor.skip(2);
      cursor.skipBlanks();
    }
    return startsCompound(cursor) || back(cursor, start);
  }

  private static boolean takeCoproc(Cursor cursor) {
    cursor.skip("coproc".length());
    cursor.skipBlanks();
    int name = cursor.position();
    while (Names.isStart(cursor.peek())) {
      cursor.skip(1);
    }
    cursor.skipBlanks();
    return startsCompound(cursor) || !back(cursor, name);
  }

  private static boolean startsCompound(Cursor cursor) {
    return cursor.peek() == '(' || COMPOUND.contains(peek(cursor));
  }

  private static boolean back(Cursor cursor, int place) {
    cursor.moveTo(place);
    return false;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || c == '{' || c == '}' || c == '!' || c == '[' || c == ']';
  }
}
