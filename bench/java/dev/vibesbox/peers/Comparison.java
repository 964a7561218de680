package dev.vibesbox.peers;

import dev.vibesbox.Figures;
import dev.vibesbox.results.Budget;
import dev.vibesbox.results.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code echo hi} through every server and in bare C, in rounds that alternate: the median of each
 * round, then the median of rounds; ratios are to C in the same round.
 */
public final class Comparison {
  private static final String COMMAND = "echo hi";
  private static final int[] AT_A_TIME = {1, 8, 32};

  private final Path baseline;
  private final Peers peers;
  private final int rounds;
  private final int calls;
  private final Path logs;
  private final List<Row> rows = new ArrayList<>();

  /** What one system did at so many calls at a time; times in microseconds, memory in KiB. */
  private record Row(
      String name,
      int atATime,
      double p50,
      double p99,
      double rate,
      double cP50,
      double cRate,
      double[] ratios,
      double share,
      long resident) {

    boolean isOurs() {
      return name.startsWith("vibesbox");
    }

    boolean isWebsocketd() {
      return name.startsWith("websocketd");
    }

    double ratio() {
      return ratios[ratios.length / 2];
    }
  }

  private Comparison(Path installed, Path baseline, int rounds, int calls) throws Exception {
    this.baseline = baseline;
    this.rounds = rounds;
    this.calls = calls;
    this.logs = Files.createTempDirectory("vibesbox-peers");
    this.peers = new Peers(installed, Path.of(System.getProperty("java.home")), logs);
  }

  /**
   * Arguments: the folder of installed peers, or "none" for ourselves alone, the baseline in C,
   * rounds, calls a round, and where to draw the plot, if anywhere.
   */
  public static void main(String[] arguments) throws Exception {
    var comparison =
        new Comparison(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    comparison.measure(!arguments[0].equals("none"));
    comparison.print();
    if (arguments.length > 4) {
      Files.writeString(Path.of(arguments[4]), comparison.plot());
    }
  }

  private void measure(boolean withPeers) {
    for (var peer : withPeers ? peers.all() : peers.ourselves()) {
      try (var server = peer.start(logs.resolve("log"))) {
        for (var atATime : AT_A_TIME) {
          rows.add(measure(peer, server, atATime));
        }
      } catch (Exception e) {
        var why = String.valueOf(e.getMessage()).replaceAll("(?s)(.{160}).*", "$1 ...");
        System.out.printf("%s, not measured further: `%s`.%n%n", peer.name(), why);
      }
    }
  }

  private Row measure(Peer peer, Running server, int atATime) throws Exception {
    var count = Math.max(atATime, calls / peer.slowness());
    List<Figures> theirs = new ArrayList<>();
    List<Figures> bare = new ArrayList<>();
    try (var commands = new Commands(server, atATime)) {
      commands.measure(2 * count, COMMAND, "hi");
      for (var round = 0; round < rounds; round++) {
        theirs.add(commands.measure(count, COMMAND, "hi"));
        bare.add(c(calls, atATime));
      }
    }
    var ratios = new double[rounds];
    var shares = new double[rounds];
    for (var round = 0; round < rounds; round++) {
      ratios[round] = theirs.get(round).p50() / bare.get(round).p50();
      shares[round] = 100 * theirs.get(round).rate() / bare.get(round).rate();
    }
    Arrays.sort(ratios);
    Arrays.sort(shares);
    return new Row(
        peer.name(),
        atATime,
        median(theirs, Figures::p50),
        median(theirs, Figures::p99),
        median(theirs, Figures::rate),
        median(bare, Figures::p50),
        median(bare, Figures::rate),
        ratios,
        shares[rounds / 2],
        server.residentKib());
  }

  private void print() {
    System.out.printf("%d rounds of %d calls on warm connections.", rounds, calls);
    ours("WebSocket", 1)
        .forEach(it -> System.out.printf(" Bare C takes %.2f ms.", it.cP50() / 1e3));
    System.out.println();
    for (var atATime : AT_A_TIME) {
      System.out.printf(
          """

          ### `echo hi`, %d at a time
          | system | p50 ms | p99 ms | calls/s | p50, times C (min, **median**, max) | calls/s, of C's | resident MB |
          | --- | --- | --- | --- | --- | --- | --- |
          """,
          atATime);
      rows.stream().filter(row -> row.atATime() == atATime).forEach(Comparison::print);
    }
    System.out.println();
    budgets();
  }

  private static void print(Row row) {
    System.out.printf(
        "| %s | %.2f | %.2f | %.0f | %.2f, **%.2f**, %.2f | %.0f %% | %.0f |%n",
        row.name(),
        row.p50() / 1e3,
        row.p99() / 1e3,
        row.rate(),
        row.ratios()[0],
        row.ratio(),
        row.ratios()[row.ratios().length - 1],
        row.share(),
        row.resident() / 1024.0);
  }

  private void budgets() {
    ours("WebSocket", 1)
        .forEach(it -> Budget.atMost("p50 of `echo hi` over WebSocket", 1.75, it.ratio(), "times C"));
    ours("HTTP", 1)
        .forEach(it -> Budget.atMost("p50 over Streamable HTTP", 2, it.ratio(), "times C"));
    ours("WebSocket", 8)
        .forEach(it -> Budget.atLeast("calls/s, 8 at a time", 35, it.share(), "% of C's"));
    beside("the best MCP peer's", row -> !row.isOurs() && !row.isWebsocketd());
    beside("those of websocketd, which is not MCP", Row::isWebsocketd);
  }

  private void beside(String whose, Predicate<Row> which) {
    var best = at(8, which).mapToDouble(Row::rate).max();
    var least = at(32, which).mapToDouble(Row::p99).min();
    if (best.isPresent() && least.isPresent()) {
      var rate = ours("WebSocket", 8).mapToDouble(Row::rate).sum() / best.getAsDouble();
      var p99 = ours("WebSocket", 32).mapToDouble(Row::p99).sum() / 1e3;
      Budget.atLeast("calls/s, 8 at a time", 1.6, rate, "times " + whose);
      Budget.atMost("p99, 32 at a time, beside " + whose, least.getAsDouble() / 1e3, p99, "ms");
    }
  }

  private String plot() {
    List<Plot.Bar> bars = new ArrayList<>();
    ours("WebSocket", 1)
        .forEach(one ->
            ours("WebSocket", 8)
                .forEach(many -> bars.add(new Plot.Bar("bare C", one.cP50() / 1e3, many.cRate()))));
    at(1, _ -> true)
        .forEach(one ->
            at(8, it -> it.name().equals(one.name()))
                .forEach(many -> bars.add(new Plot.Bar(one.name(), one.p50() / 1e3, many.rate()))));
    return Plot.svg(bars);
  }

  private Stream<Row> ours(String door, int atATime) {
    return at(atATime, row -> row.isOurs() && row.name().endsWith(door));
  }

  private Stream<Row> at(int atATime, Predicate<Row> which) {
    return rows.stream().filter(row -> row.atATime() == atATime).filter(which);
  }

  private Figures c(int count, int atATime) throws IOException {
    var words =
        List.of(baseline.toString(), String.valueOf(count), String.valueOf(atATime), COMMAND);
    var process = new ProcessBuilder(words).start();
    return Figures.parse(new String(process.getInputStream().readAllBytes()));
  }

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> which) {
    return figures.stream()
        .mapToDouble(which)
        .sorted()
        .skip(figures.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
