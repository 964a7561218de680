package dev.vibesbox.results;

import java.util.Locale;

/** A line of a section that says whether a budget was met; {@link Results} gathers them. */
public final class Budget {
  static final String START = "- budget: ";

  private Budget() {}

  public static void atMost(String what, double limit, double measured, String unit) {
    print(what, "at most", limit, measured, unit, measured <= limit);
  }

  public static void atLeast(String what, double limit, double measured, String unit) {
    print(what, "at least", limit, measured, unit, measured >= limit);
  }

  private static void print(
      String what, String side, double limit, double measured, String unit, boolean isMet) {
    System.out.printf(
        Locale.ROOT,
        START + "%s | %s %s %s | %s | %s%n",
        what,
        side,
        number(limit),
        unit,
        number(measured),
        isMet ? "met" : "**missed**");
  }

  private static String number(double value) {
    return value >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
