package dev.vibesbox.policy.shell;

import dev.vibesbox.policy.shell.Node.Assignment;
import dev.vibesbox.policy.shell.Node.Simple;
import java.util.ArrayList;
import java.util.List;

/** Reads assignments, words and redirections up to an operator. */
final class SimpleCommands {
  private final Cursor cursor;
  private final Grammar grammar;
  private final Words words;
  private final Redirections redirections;

  SimpleCommands(Cursor cursor, Grammar grammar, Words words) {
    this.cursor = cursor;
    this.grammar = grammar;
    this.words = words;
    this.redirections = new Redirections(cursor, grammar, words);
  }

  /** The command at the cursor, without any words where there is none; or a function's head. */
  Node read() {
    List<Assignment> assigned = new ArrayList<>();
    List<Word> found = new ArrayList<>();
    List<Redirection> redirected = new ArrayList<>();
    while (isGoingOn()) {
      if (redirections.isNext()) {
        redirected.add(redirections.read());
      } else if (!assignment(assigned, found)) {
        found.add(words.word());
        if (found.size() == 1 && isFunction()) {
          return new Compounds(cursor, grammar, words).function(found.getFirst().literal());
        }
      }
      grammar.blanks();
    }
    return new Simple(assigned, found, redirected);
  }

  private boolean isGoingOn() {
    return !cursor.isAtEnd()
        && (!Words.isEnd(cursor.peek()) || redirections.isNext() || isChannel());
  }

  private boolean isChannel() {
    return cursor.startsWith("<(") || cursor.startsWith(">(");
  }

  private boolean isFunction() {
    int start = cursor.position();
    cursor.skipBlanks();
    if (cursor.takeIf("(")) {
      cursor.skipBlanks();
      if (cursor.takeIf(")")) {
        return true;
      }
    }
    cursor.moveTo(start);
    return false;
  }

  /** Reads one: in front of the words any, behind them ({@code local a=(b)}) only a list. */
  private boolean assignment(List<Assignment> assigned, List<Word> found) {
    int start = cursor.position();
    var name = Names.take(cursor);
    boolean isElement = !name.isEmpty() && takeSubscript();
    boolean isAdded = cursor.takeIf("+");
    boolean isOne = !name.isEmpty() && cursor.takeIf("=");
    if (!isOne || (!found.isEmpty() && cursor.peek() != '(')) {
      cursor.moveTo(start);
      return false;
    }
    assigned.add(new Assignment(name, isAdded || isElement, values()));
    return true;
  }

  private boolean takeSubscript() {
    int start = cursor.position();
    if (cursor.takeIf("[")) {
      while (!cursor.isAtEnd() && " \n;]".indexOf(cursor.peek()) < 0) {
        cursor.skip(1);
      }
      if (cursor.takeIf("]")) {
        return true;
      }
    }
    cursor.moveTo(start);
    return false;
  }

  private List<Word> values() {
    if (!cursor.takeIf("(")) {
      var word = words.word();
      return List.of(word.isAbsent() ? Word.EMPTY : word);
    }
    List<Word> values = new ArrayList<>();
    grammar.separators();
    while (!cursor.isAtEnd() && ")&|;".indexOf(cursor.peek()) < 0) {
      int start = cursor.position();
      element();
      values.add(words.word());
      if (cursor.position() == start) {
        cursor.skip(1);
        grammar.doubt();
      }
      grammar.separators();
    }
    grammar.expect(cursor.takeIf(")"));
    return values;
  }

  /** {@code [key]=value} counts as the value. */
  private void element() {
    int start = cursor.position();
    if (!takeSubscript() || !cursor.takeIf("=")) {
      cursor.moveTo(start);
    }
  }
}
