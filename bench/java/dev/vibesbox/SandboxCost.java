package dev.vibesbox;

import dev.vibesbox.posix.CallFilter;
import dev.vibesbox.posix.CallRule;
import dev.vibesbox.posix.GuardedCall;
import dev.vibesbox.posix.Privileges;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.ToDoubleFunction;

/**
 * What the sandbox costs a command: two executors in one virtual machine, one of them on threads
 * for which the kernel has neither Landlock nor filters, so that it runs its commands without. They
 * take turns, and each turn is compared with its neighbour.
 */
public final class SandboxCost {
  private static final int ENOSYS = 38;
  private static final int WARM_UP = 2;
  private static final int PAIRS = 15;
  private static final int COMMANDS = 160;

  private SandboxCost() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(
        """
        | command | at a time | without: p50 µs | with: p50 µs | more, quartiles and median | without: /s | with: /s | fewer |
        | --- | --- | --- | --- | --- | --- | --- | --- |""");
    try (var with = BenchExecutor.start(Map.of());
        var without = startWithout()) {
      compare(without, with, "/bin/true", 1);
      compare(without, with, "/bin/true", 8);
      compare(without, with, "echo a | cat", 1);
    }
  }

  /** Threads inherit the filter from the one that starts them, and nothing takes it off. */
  private static BenchExecutor startWithout() throws Exception {
    var started =
        new FutureTask<>(() -> {
          Privileges.gainNone();
          CallFilter.of(
                  List.of(
                      CallRule.deny(GuardedCall.LANDLOCK_CREATE_RULESET, ENOSYS),
                      CallRule.deny(GuardedCall.SECCOMP, ENOSYS)))
              .enter();
          return BenchExecutor.start(Map.of());
        });
    Thread.ofPlatform().start(started);
    return started.get();
  }

  /** Who comes first changes from pair to pair. */
  private static void compare(
      BenchExecutor without, BenchExecutor with, String command, int atATime) throws Exception {
    var bare = new Figures[PAIRS];
    var walled = new Figures[PAIRS];
    for (var pair = -WARM_UP; pair < PAIRS; pair++) {
      var isBareFirst = pair % 2 == 0;
      var first = Burst.of(isBareFirst ? without : with, command, COMMANDS, atATime);
      var second = Burst.of(isBareFirst ? with : without, command, COMMANDS, atATime);
      if (pair >= 0) {
        bare[pair] = isBareFirst ? first : second;
        walled[pair] = isBareFirst ? second : first;
      }
    }
    var more = ratios(walled, bare, Figures::p50);
    var slower = ratios(walled, bare, Figures::rate);
    System.out.printf(
        "| `%s` | %d | %.0f | %.0f | %+.0f, **%+.0f %%**, %+.0f | %.0f | %.0f | %.0f %% |%n",
        command.replace("|", "\\|"),
        atATime,
        median(bare, Figures::p50),
        median(walled, Figures::p50),
        percent(more[PAIRS / 4]),
        percent(more[PAIRS / 2]),
        percent(more[PAIRS * 3 / 4]),
        median(bare, Figures::rate),
        median(walled, Figures::rate),
        -percent(slower[PAIRS / 2]));
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }

  private static double[] ratios(
      Figures[] walled, Figures[] bare, ToDoubleFunction<Figures> figure) {
    var ratios = new double[PAIRS];
    for (var i = 0; i < PAIRS; i++) {
      ratios[i] = figure.applyAsDouble(walled[i]) / figure.applyAsDouble(bare[i]);
    }
    Arrays.sort(ratios);
    return ratios;
  }

  private static double median(Figures[] figures, ToDoubleFunction<Figures> figure) {
    return Arrays.stream(figures).mapToDouble(figure).sorted().toArray()[PAIRS / 2];
  }
}
