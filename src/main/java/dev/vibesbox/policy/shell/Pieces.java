package dev.vibesbox.policy.shell;

import java.util.ArrayList;
import java.util.List;

/** Gathers the pieces of one word; characters of one kind become one piece. */
final class Pieces {
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isQuoted;
  private boolean isOpen;

  void bare(char c) {
    open(false);
    text.append(c);
  }

  void quoted(CharSequence characters) {
    open(true);
    text.append(characters);
  }

  void quoted(char c) {
    open(true);
    text.append(c);
  }

  /** As quoted or not as what stands around it. */
  void append(char c, boolean isQuotedToo) {
    open(isQuotedToo);
    text.append(c);
  }

  void add(Piece piece) {
    close();
    pieces.add(piece);
  }

  /** The last bare character; NUL where there is none. */
  char last() {
    return isOpen && !isQuoted && !text.isEmpty() ? text.charAt(text.length() - 1) : '\0';
  }

  /** Puts a star in the place of the last character, if that is a bare one. */
  void star() {
    if (last() != '\0') {
      text.setCharAt(text.length() - 1, '*');
    }
  }

  Word word() {
    close();
    return new Word(pieces);
  }

  private void open(boolean isQuotedNow) {
    if (isOpen && isQuoted != isQuotedNow) {
      close();
    }
    isQuoted = isQuotedNow;
    isOpen = true;
  }

  private void close() {
    if (isOpen) {
      pieces.add(new Piece.Literal(text.toString(), isQuoted));
    }
    text.setLength(0);
    isOpen = false;
  }
}
