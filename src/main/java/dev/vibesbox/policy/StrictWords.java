package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Splits a command of {@code strict} into words: quotes and backslashes, nothing else. */
final class StrictWords {
  private static final String METACHARACTERS = ";|&$`<>()";
  private static final String LINE_SEPARATORS = "\n\r\u000b\u000c\u0085\u2028\u2029";

  private final Cursor cursor;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;
  private String problem = "";

  private StrictWords(String text) {
    this.cursor = new Cursor(text);
  }

  static StrictWords of(String text) {
    var words = new StrictWords(text);
    while (!words.cursor.isAtEnd() && words.problem.isEmpty()) {
      words.step(words.cursor.take());
    }
    words.endWord();
    return words;
  }

  List<String> words() {
    return words;
  }

  /** The beginning of a sentence about what is wrong; empty when nothing is. */
  String problem() {
    return problem;
  }

  private void step(char c) {
    switch (c) {
      case ' ', '\t' -> endWord();
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '\\' -> escaped();
      default -> bare(c);
    }
  }

  private void bare(char c) {
    if (LINE_SEPARATORS.indexOf(c) >= 0) {
      problem = "A line separator outside quotes";
    } else if (METACHARACTERS.indexOf(c) >= 0) {
      problem = "`" + c + "` outside quotes";
    } else {
      append(c);
    }
  }

  private void singleQuoted() {
    isInWord = true;
    while (!cursor.isAtEnd() && cursor.peek() != '\'') {
      append(cursor.take());
    }
    close("'");
  }

  private void doubleQuoted() {
    isInWord = true;
    while (!cursor.isAtEnd() && cursor.peek() != '"' && problem.isEmpty()) {
      char c = cursor.take();
      if (c == '$' || c == '`') {
        problem = "`" + c + "` in double quotes";
      } else {
        append(c == '\\' && "$`\"\\".indexOf(cursor.peek()) >= 0 ? cursor.take() : c);
      }
    }
    close("\"");
  }

  private void escaped() {
    if (cursor.isAtEnd() || LINE_SEPARATORS.indexOf(cursor.peek()) >= 0) {
      problem = "A backslash at the end of a line";
    } else {
      append(cursor.take());
    }
  }

  private void close(String quote) {
    if (!cursor.takeIf(quote) && problem.isEmpty()) {
      problem = "A quote that is not closed";
    }
  }

  private void append(char c) {
    isInWord = true;
    word.append(c);
  }

  private void endWord() {
    if (isInWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    isInWord = false;
  }
}
