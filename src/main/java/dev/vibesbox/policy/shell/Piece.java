package dev.vibesbox.policy.shell;

/** A part of a word. */
public sealed interface Piece {

  /**
   * Characters that stand for themselves; unquoted ones may still be a pattern, braces, a tilde.
   */
  record Literal(String text, boolean isQuoted) implements Piece {}

  /**
   * A parameter.
   *
   * @param operator what is done with its value: {@code :-}, {@code %}, {@code #} for its length,
   *     {@code !} for the parameter it names, {@code [} for an element; empty for nothing
   * @param argument what stands behind the operator
   */
  record Parameter(String name, String operator, Word argument, boolean isQuoted)
      implements Piece {}

  /** The output of commands: {@code $(...)} or backquotes. */
  record Output(Node.Sequence commands, boolean isQuoted) implements Piece {}

  /** A file that commands write or read: {@code <(...)}. */
  record Channel(Node.Sequence commands) implements Piece {}

  /**
   * The alternatives of a pattern such as {@code @(a|b)}, of which a star in front stands for any.
   *
   * @param commands what they are to shells that do not know such patterns
   */
  record Pattern(Node.Sequence commands) implements Piece {}

  /** The result of arithmetic, which may hold substitutions. */
  record Arithmetic(Word expression) implements Piece {}
}
