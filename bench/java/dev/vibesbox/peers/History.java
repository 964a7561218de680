package dev.vibesbox.peers;

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
      say("nothing", one);
      crowd.measure(1_000, "echo hi", "hi");
      say("1,000 finished processes", one);
      crowd.measure(Integer.parseInt(arguments[1]) - 1_000, "echo hi", "hi");
      say(arguments[1] + " finished processes", one);
      stall(server);
      say(STALLED + " stalled clients", one);
    }
  }

  /** Clients that ask for endless output and never read; they go when the server does. */
  private static void stall(Running server) throws Exception {
    for (var i = 0; i < STALLED; i++) {
      new Stream(server, "exec yes");
    }
  }

  private static void say(String what, Commands one) throws Exception {
    System.out.printf("| %s | %.2f |%n", what, one.measure(CALLS, "echo hi", "hi").p50() / 1e3);
  }
}
