package dev.vibesbox.policy.shell;

import java.util.List;

/** One word of a command, before anything in it is expanded. */
public record Word(List<Piece> pieces) {
  /** Nothing, which still is a word: {@code ''}. */
  public static final Word EMPTY = new Word(List.of(new Piece.Literal("", true)));

  public Word {
    pieces = List.copyOf(pieces);
  }

  static Word of(String text) {
    return new Word(List.of(new Piece.Literal(text, true)));
  }

  /** Whether nothing stands here, not even quotes. */
  boolean isAbsent() {
    return pieces.isEmpty();
  }

  /** Whether any of it was quoted or escaped. */
  boolean isQuoted() {
    return pieces.stream()
        .anyMatch(piece -> piece instanceof Piece.Literal(_, var isQuoted) && isQuoted);
  }

  /** Whether all of it stands there as it is meant. */
  boolean isLiteral() {
    return pieces.stream().allMatch(Piece.Literal.class::isInstance);
  }

  /** What of it stands there as it is meant. */
  public String literal() {
    var text = new StringBuilder();
    for (var piece : pieces) {
      if (piece instanceof Piece.Literal(var part, _)) {
        text.append(part);
      }
    }
    return text.toString();
  }
}
