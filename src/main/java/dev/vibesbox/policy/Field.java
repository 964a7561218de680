package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.List;

/** One way in which a word is being split into fields. */
final class Field {
  private final List<String> done;
  private final StringBuilder open;
  private boolean isOpen;

  Field() {
    this(new ArrayList<>(), new StringBuilder(), false);
  }

  private Field(List<String> done, StringBuilder open, boolean isOpen) {
    this.done = done;
    this.open = open;
    this.isOpen = isOpen;
  }

  Field copy() {
    return new Field(new ArrayList<>(done), new StringBuilder(open), isOpen);
  }

  /** Adds text that is never split. */
  void append(String text) {
    open.append(text);
    isOpen = true;
  }

  /** Adds several fields: the first one here, the last one open. */
  void appendAll(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        close();
      }
      append(fields.get(i));
    }
  }

  /** Adds a text that is split at these characters. */
  void split(String text, String separators) {
    for (int i = 0; i < text.length(); i++) {
      if (separators.indexOf(text.charAt(i)) >= 0) {
        close();
      } else {
        open.append(text.charAt(i));
        isOpen = true;
      }
    }
  }

  /** All fields; the open one too, if there is any. */
  List<String> fields() {
    close();
    return done;
  }

  private void close() {
    if (isOpen) {
      done.add(open.toString());
    }
    open.setLength(0);
    isOpen = false;
  }
}
