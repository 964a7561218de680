package dev.vibesbox.results;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Bars of `echo hi` as an SVG: median time on a logarithmic scale, and calls a second. */
public final class Plot {
  private static final int ROW = 26;
  private static final int NAMES = 330;
  private static final int BARS = 240;
  private static final int GAP = 70;

  /**
   * One system.
   *
   * @param p50 milliseconds, one call at a time
   * @param rate calls a second, eight at a time
   */
  public record Bar(String name, double p50, double rate) {}

  private Plot() {}

  public static String svg(List<Bar> bars) {
    var svg = new StringBuilder();
    var width = NAMES + 2 * (BARS + GAP) + 10;
    var height = 60 + ROW * bars.size();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="24" font-weight="bold">p50 of `echo hi`, ms (log)</text>
        <text x="%d" y="24" font-weight="bold">calls/s, 8 at a time</text>
        """
            .formatted(width, height, NAMES, NAMES + BARS + GAP));
    column(svg, bars, NAMES, Bar::p50, true);
    column(svg, bars, NAMES + BARS + GAP, Bar::rate, false);
    for (var i = 0; i < bars.size(); i++) {
      svg.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
              .formatted(NAMES - 8, 57 + i * ROW, bars.get(i).name()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void column(
      StringBuilder svg, List<Bar> bars, int x, ToDoubleFunction<Bar> value, boolean isLog) {
    var most = bars.stream().mapToDouble(value).max().orElse(1);
    var least = bars.stream().mapToDouble(value).min().orElse(1) / 2;
    for (var i = 0; i < bars.size(); i++) {
      var one = value.applyAsDouble(bars.get(i));
      var share = isLog ? Math.log(one / least) / Math.log(most / least) : one / most;
      var color = bars.get(i).name().startsWith("vibesbox") ? "#1b6ac9" : "#9aa4ad";
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/>"
                  + "<text x=\"%.0f\" y=\"%d\">%s</text>%n",
              x,
              42 + i * ROW,
              Math.max(1, share * BARS),
              ROW - 7,
              i == 0 ? "#3a3f44" : color,
              x + share * BARS + 5,
              57 + i * ROW,
              String.format(Locale.ROOT, one < 100 && isLog ? "%.2f" : "%.0f", one)));
    }
  }
}
