package dev.vibesbox.peers;

import dev.vibesbox.results.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Much text through a WebSocket to a client: how fast, and whether it is complete and in order. */
public final class Streaming {
  private static final long LINE = 80;

  private Streaming() {}

  /** Arguments: the folder of installed peers, MiB of text, rounds. */
  public static void main(String[] arguments) throws Exception {
    var logs = Files.createTempDirectory("vibesbox-streaming");
    var peers = new Peers(Path.of(arguments[0]), Path.of(System.getProperty("java.home")), logs);
    var lines = (Long.parseLong(arguments[1]) << 20) / LINE;
    // Lines of 79 digits that count up: a lost or moved line shows.
    var command = "exec awk 'BEGIN { for (i = 0; i < " + lines + "; i++) printf \"%079d\\n\", i }'";
    System.out.println(
        "| system | MB/s (each round) | resident MB after it |\n| --- | --- | --- |");
    var withPeers = !arguments[0].equals("none");
    List<Double> best = new ArrayList<>();
    for (var peer :
        withPeers
            ? List.of(peers.vibesbox(), peers.websocketd(command))
            : List.of(peers.vibesbox())) {
      try (var server = peer.start(logs.resolve("log"))) {
        var rates = new StringBuilder();
        var most = 0.0;
        for (var round = 0; round < Integer.parseInt(arguments[2]); round++) {
          var rate = rate(server, command, lines);
          most = Math.max(most, rate);
          rates.append("%.0f ".formatted(rate));
        }
        best.add(most);
        System.out.printf(
            "| %s | %s | %.0f |%n", peer.name(), rates, server.residentKib() / 1024.0);
      }
    }
    System.out.println();
    Budget.atLeast("streaming text over WebSocket, complete, in order", 120, best.getFirst(), "MB/s");
    if (withPeers) {
      var times = best.getFirst() / best.getLast();
      Budget.atLeast("the same", 1.4, times, "times the best peer's");
    }
  }

  private static double rate(Running server, String command, long lines) throws Exception {
    var counter = new Counter();
    try (var stream = new Stream(server, command)) {
      var seconds = stream.readAll(counter);
      if (counter.lines != lines) {
        throw new IOException(server.peer().name() + ": " + counter.lines + " lines of " + lines);
      }
      return lines * LINE / seconds / 1e6;
    }
  }

  /** Reads numbered lines, whatever the pieces they come in. */
  private static final class Counter implements Stream.Reader {
    private long lines;
    private long number;

    @Override
    public void read(byte[] bytes) throws IOException {
      for (var one : bytes) {
        if (one != '\n') {
          number = number * 10 + (one - '0');
        } else if (number == lines) {
          lines++;
          number = 0;
        } else {
          throw new IOException("line " + lines + " says " + number);
        }
      }
    }
  }
}
