package dev.vibesbox.peers;

import dev.vibesbox.results.Budget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the moment a command writes a line to its arrival at a client: each line is the time at
 * which it was written.
 */
public final class Delay {
  private Delay() {}

  /** Arguments: the folder of installed peers or "none", the ticker in C, and "idle" or "busy": beside nothing or busy commands. */
  public static void main(String[] arguments) throws Exception {
    var logs = Files.createTempDirectory("vibesbox-delay");
    var peers = new Peers(Path.of(arguments[0]), Path.of(System.getProperty("java.home")), logs);
    // The sandbox lets commands execute what stands in the workspace.
    var workspace = Files.createDirectories(logs.resolve("workspace"));
    var ticker = Files.copy(Path.of(arguments[1]), workspace.resolve("ticker"));
    System.out.println(
        """
        | system | a line each | beside it | p50 ms | p99 ms |
        | --- | --- | --- | --- | --- |\
        """);
    if (arguments[2].equals("busy")) {
      var p99 = measure(peers.vibesbox(), "exec " + ticker + " 300 20", 20, 20, logs)[1];
      System.out.println();
      Budget.atMost("byte written to byte arrived beside 20 busy commands, p99", 15, p99, "ms");
      return;
    }
    var withPeers = !arguments[0].equals("none");
    var p50 = new double[2];
    for (var millis : new int[] {20, 1}) {
      var command = "exec %s %d %d".formatted(ticker, millis == 1 ? 1000 : 300, millis);
      p50[millis == 1 ? 1 : 0] = measure(peers.vibesbox(), command, millis, 0, logs)[0];
      if (withPeers) {
        measure(peers.websocketd(command), command, millis, 0, logs);
      }
    }
    System.out.println();
    Budget.atMost("byte written to byte arrived, a line each 20 ms, p50", 1, p50[0], "ms");
    Budget.atMost("the same, a line each ms, p50", 1, p50[1], "ms");
  }

  private static double[] measure(Peer peer, String command, int millis, int busy, Path logs)
      throws Exception {
    try (var server = peer.start(logs.resolve("log"));
        var client = server.connectWhenReady()) {
      for (var i = 0; i < busy; i++) {
        var call = peer.call(1000 + i, "while :; do :; done");
        call.getJsonObject("params").getJsonObject("arguments").put("background", true);
        client.request(call, _ -> {});
      }
      List<Long> nanos = new ArrayList<>();
      try (var stream = new Stream(server, command)) {
        var line = new StringBuilder();
        stream.readAll(bytes -> take(bytes, line, nanos));
      }
      var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      var p50 = sorted[sorted.length / 2] / 1e6;
      var p99 = sorted[sorted.length * 99 / 100] / 1e6;
      var beside = busy == 0 ? "nothing" : busy + " busy commands";
      System.out.printf(
          "| %s | %d ms | %s | %.2f | %.2f |%n", peer.name(), millis, beside, p50, p99);
      return new double[] {p50, p99};
    }
  }

  private static void take(byte[] bytes, StringBuilder line, List<Long> nanos) {
    var now = System.nanoTime();
    for (var c : new String(bytes, StandardCharsets.US_ASCII).toCharArray()) {
      if (c == '\n') {
        nanos.add(now - Long.parseLong(line.toString()));
        line.setLength(0);
      } else {
        line.append(c);
      }
    }
  }
}
