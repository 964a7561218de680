package dev.vibesbox.policy.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads <code>[[ ... ]]</code>. Shells that do not know it take it for the name of a program, and
 * what stands behind {@code ||} or a line end in it for a command: it is read as both.
 */
final class Conditional {
  private final Cursor cursor;
  private final Grammar grammar;
  private final Words words;

  Conditional(Cursor cursor, Grammar grammar, Words words) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.words = words;
  }

  List<Node> read() {
    Keywords.skip(cursor);
    List<Node> parts = new ArrayList<>();
    List<Word> part = new ArrayList<>();
    grammar.separators();
    boolean isOpen = true;
    while (isOpen && !cursor.isAtEnd() && cursor.peek() != ';') {
      isOpen = step(parts, part);
    }
    grammar.expect(!isOpen);
    end(parts, part);
    return parts;
  }

  /** Reads a word or an operator; false when it was the last one. */
  private boolean step(List<Node> parts, List<Word> part) {
    if (Keywords.take(cursor, "]]")) {
      return false;
    }
    if (cursor.startsWith("||") || cursor.startsWith("&&")) {
      cursor.skip(2);
      end(parts, part);
    } else if (Words.isEnd(cursor.peek()) && !cursor.startsWith("<(")) {
      cursor.skip(1);
    } else {
      part.add(words.word());
    }
    grammar.blanks();
    if (cursor.peek() == '\n') {
      grammar.separators();
      end(parts, part);
    }
    return true;
  }

  private static void end(List<Node> parts, List<Word> part) {
    if (!part.isEmpty()) {
      boolean isFirst = parts.isEmpty();
      parts.add(isFirst ? new Node.Expression(part) : new Node.Simple(List.of(), part, List.of()));
      part.clear();
    }
  }
}
