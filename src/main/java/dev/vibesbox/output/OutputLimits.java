package dev.vibesbox.output;

/**
 * What one output log keeps.
 *
 * @param headBytes the first bytes of the log, kept for as long as the log is; 0 to 1 GiB
 * @param tailBytes the last bytes of the log; 64 bytes to 1 GiB
 */
public record OutputLimits(int headBytes, int tailBytes) {
  public static final OutputLimits DEFAULT = new OutputLimits(64 << 10, 8 << 20);

  private static final int MOST = 1 << 30;
  private static final int LEAST_TAIL = 64;

  public OutputLimits {
    requireBetween(0, headBytes, "headBytes");
    requireBetween(LEAST_TAIL, tailBytes, "tailBytes");
  }

  private static void requireBetween(int least, int value, String name) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          "%s %d is not between %d and %d".formatted(name, value, least, MOST));
    }
  }
}
