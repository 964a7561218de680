package dev.vibesbox;

import java.util.Arrays;

/**
 * What a round of commands took.
 *
 * @param p50 microseconds
 * @param p99 microseconds
 * @param rate commands a second
 */
public record Figures(double p50, double p99, double rate) {

  /** From what each took, and what all took, in nanoseconds. */
  public static Figures of(long[] nanos, long all) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Figures(
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        sorted.length / (all / 1e9));
  }

  /** What {@code start_to_exit} prints. */
  public static Figures parse(String line) {
    var words = line.strip().split(" ");
    return new Figures(
        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }
}
