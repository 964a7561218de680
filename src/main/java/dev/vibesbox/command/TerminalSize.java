package dev.vibesbox.command;

/**
 * The size of a terminal in characters.
 *
 * @param columns 1 to {@link #MOST}
 * @param rows 1 to {@link #MOST}
 */
public record TerminalSize(int columns, int rows) {
  /** Programs keep a screen of this size in memory. */
  public static final int MOST = 1_000;

  public static final int DEFAULT_COLUMNS = 80;
  public static final int DEFAULT_ROWS = 24;
}
