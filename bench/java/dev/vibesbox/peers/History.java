package dev.vibesbox.peers;

import dev.vibesbox.results.Budget;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a call costs after so many others, and beside clients that do not read. */
public final class History {
  private static final int CALLS = 300;
  private static final int AT_A_TIME = 8;
  private static final int STALLED = 10;

  private History() {}

  /** Arguments: the folder of installed peers, how many calls to have behind. */
  public static void main(String[] arguments) throws Exception {
    var logs = Files.createTempDirectory("vibesbox-history");
    var peers = new Peers(Path.of(arguments[0]), Path.of(System.getProperty("java.home")), logs);
    try (var server = peers.vibesbox().start(logs.resolve("log"));
        var crowd = new Commands(server, AT_A_TIME);
        var one = new Commands(server, 1)) {
      one.measure(3 * CALLS, "echo hi", "hi");
      System.out.println("| behind it or beside it | p50 ms of `echo hi` |\n| --- | --- |");
      var alone = say("nothing", one);
      crowd.measure(1_000, "echo hi", "hi");
      say("1,000 finished processes", one);
      crowd.measure(Integer.parseInt(arguments[1]) - 1_000, "echo hi", "hi");
      var behind = say(arguments[1] + " finished processes", one);
      stall(server);
      var beside = say(STALLED + " stalled clients", one);
      System.out.println();
      Budget.atMost(
          "a call with " + arguments[1] + " finished ones behind it", 1.05, behind / alone, "times");
      Budget.atMost("a call beside 10 stalled clients", 1.05, beside / behind, "times");
    }
  }

  /** Clients that ask for endless output and never read; they go when the server does. */
  private static void stall(Running server) throws Exception {
    for (var i = 0; i < STALLED; i++) {
      new Stream(server, "exec yes");
    }
  }

  private static double say(String what, Commands one) throws Exception {
    var p50 = one.measure(CALLS, "echo hi", "hi").p50() / 1e3;
    System.out.printf("| %s | %.2f |%n", what, p50);
    return p50;
  }
}
