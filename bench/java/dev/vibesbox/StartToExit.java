package dev.vibesbox;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the request on the executor's service door to its answer at the end, against posix_spawn and
 * waitid in bare C: the same program, in rounds that alternate.
 */
public final class StartToExit {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 9;
  private static final int COMMANDS = 500;

  private StartToExit() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(
        """
        | command | at a time | C p50 µs | server p50 µs | ratio of p50 (min, median, max) | C /s | server /s | ratio of rates |
        | --- | --- | --- | --- | --- | --- | --- | --- |""");
    try (var executor = BenchExecutor.start(Map.of())) {
      compare(executor, arguments[0], 1, "/bin/true");
      compare(executor, arguments[0], 8, "/bin/true");
      compare(executor, arguments[0], 1, "echo hi");
      compare(executor, arguments[0], 8, "echo hi");
    }
  }

  private static void compare(BenchExecutor executor, String baseline, int atATime, String command)
      throws Exception {
    var argv = command.startsWith("/") ? Stream.of(command) : Stream.of("/bin/sh", "-c", command);
    var words = argv.toArray(String[]::new);
    var c = new Figures[ROUNDS];
    var server = new Figures[ROUNDS];
    for (var round = -WARM_UP; round < ROUNDS; round++) {
      var ours = Burst.of(executor, command, COMMANDS * threads(atATime), atATime);
      var theirs = c(baseline, atATime, words);
      if (round >= 0) {
        server[round] = ours;
        c[round] = theirs;
      }
    }
    print(command, atATime, c, server);
  }

  private static void print(String command, int atATime, Figures[] c, Figures[] server) {
    var p50 = new double[ROUNDS];
    var rate = new double[ROUNDS];
    for (var i = 0; i < ROUNDS; i++) {
      p50[i] = server[i].p50() / c[i].p50();
      rate[i] = server[i].rate() / c[i].rate();
    }
    Arrays.sort(p50);
    Arrays.sort(rate);
    System.out.printf(
        "| `%s` | %d | %.0f | %.0f | %.2f, **%.2f**, %.2f | %.0f | %.0f | %.0f %% |%n",
        command,
        atATime,
        median(Arrays.stream(c).mapToDouble(Figures::p50).toArray()),
        median(Arrays.stream(server).mapToDouble(Figures::p50).toArray()),
        p50[0],
        p50[ROUNDS / 2],
        p50[ROUNDS - 1],
        median(Arrays.stream(c).mapToDouble(Figures::rate).toArray()),
        median(Arrays.stream(server).mapToDouble(Figures::rate).toArray()),
        100 * rate[ROUNDS / 2]);
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  private static Figures c(String baseline, int atATime, String... argv) throws Exception {
    var arguments = Stream.of(baseline, "" + COMMANDS * threads(atATime), "" + atATime);
    var process =
        new ProcessBuilder(Stream.concat(arguments, Stream.of(argv)).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    // `echo hi` writes to the same pipe; the figures come last.
    var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    return Figures.parse(lines.getLast());
  }

  private static int threads(int atATime) {
    return atATime > 1 ? 2 : 1;
  }
}
