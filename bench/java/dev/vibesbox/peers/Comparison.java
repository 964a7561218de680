package dev.vibesbox.peers;

import dev.vibesbox.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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

  private Comparison(Path installed, Path baseline, int rounds, int calls) throws Exception {
    this.baseline = baseline;
    this.rounds = rounds;
    this.calls = calls;
    this.logs = Files.createTempDirectory("vibesbox-peers");
    this.peers = new Peers(installed, Path.of(System.getProperty("java.home")), logs);
  }

  /** Arguments: the folder of installed peers, the baseline in C, rounds, calls a round. */
  public static void main(String[] arguments) throws Exception {
    var comparison =
        new Comparison(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    for (var atATime : AT_A_TIME) {
      comparison.print(atATime);
    }
  }

  private void print(int atATime) throws Exception {
    System.out.printf(
        """
        ### `echo hi`, %d at a time
        | system | p50 ms | p99 ms | calls/s | p50, times C (min, median, max) | calls/s, of C's | resident MB |
        | --- | --- | --- | --- | --- | --- | --- |
        """
            .formatted(atATime));
    for (var peer : peers.all()) {
      try (var server = peer.start(logs.resolve("log"))) {
        print(peer, server, atATime);
      } catch (java.io.IOException e) {
        System.out.printf("| %s | %s | | | | | |%n", peer.name(), e.getMessage());
      }
    }
    System.out.println();
  }

  private void print(Peer peer, Running server, int atATime) throws Exception {
    var theirCalls = Math.max(atATime, calls / peer.slowness());
    List<Figures> theirs = new ArrayList<>();
    List<Figures> bare = new ArrayList<>();
    try (var commands = new Commands(server, atATime)) {
      commands.measure(theirCalls, COMMAND, "hi");
      for (var round = 0; round < rounds; round++) {
        theirs.add(commands.measure(theirCalls, COMMAND, "hi"));
        bare.add(c(calls, atATime));
      }
      var ratios = new double[rounds];
      var rates = new double[rounds];
      for (var round = 0; round < rounds; round++) {
        ratios[round] = theirs.get(round).p50() / bare.get(round).p50();
        rates[round] = 100 * theirs.get(round).rate() / bare.get(round).rate();
      }
      Arrays.sort(ratios);
      System.out.printf(
          "| %s | %.2f | %.2f | %.0f | %.2f, **%.2f**, %.2f | %.0f %% | %.0f |%n",
          peer.name(),
          median(theirs, Figures::p50) / 1e3,
          median(theirs, Figures::p99) / 1e3,
          median(theirs, Figures::rate),
          ratios[0],
          ratios[rounds / 2],
          ratios[rounds - 1],
          Arrays.stream(rates).sorted().skip(rounds / 2).findFirst().orElseThrow(),
          server.residentKib() / 1024.0);
    }
  }

  private Figures c(int count, int atATime) throws Exception {
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
