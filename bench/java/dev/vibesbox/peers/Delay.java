package dev.vibesbox.peers;

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

  /** Arguments: the folder of installed peers, the ticker in C. */
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
    for (var millis : new int[] {20, 1}) {
      var command = "exec %s %d %d".formatted(ticker, millis == 1 ? 1000 : 300, millis);
      for (var peer : List.of(peers.vibesbox(), peers.websocketd(command))) {
        measure(peer, command, millis, 0, logs);
      }
    }
    var command = "exec " + ticker + " 300 20";
    measure(peers.vibesbox(), command, 20, 20, logs);
  }

  private static void measure(Peer peer, String command, int millis, int busy, Path logs)
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
      System.out.printf(
          "| %s | %d ms | %s | %.2f | %.2f |%n",
          peer.name(),
          millis,
          busy == 0 ? "nothing" : busy + " busy commands",
          sorted[sorted.length / 2] / 1e6,
          sorted[sorted.length * 99 / 100] / 1e6);
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
