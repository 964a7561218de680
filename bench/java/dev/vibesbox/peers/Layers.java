package dev.vibesbox.peers;

import dev.vibesbox.Figures;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the time of a call is made of: requests that go further and further into the server, by
 * turns on one warm connection. What lies between two of them is what the further one adds.
 */
public final class Layers {
  private static final int ROUNDS = 5;

  private enum Depth {
    PING("`ping`: socket, JSON, MCP"),
    REFUSED("a command that policy rejects: and the bus, there and back, the review, the audit line"),
    TRUE("`/bin/true`: and warden, sandbox, spawn, the program, its end, the answer"),
    ECHO("`echo hi`: and its output");

    private final String text;

    Depth(String text) {
      this.text = text;
    }
  }

  private Layers() {}

  /** Arguments: the baseline in C, requests of each kind a round. */
  public static void main(String[] arguments) throws Exception {
    var logs = Files.createTempDirectory("vibesbox-layers");
    var peers = new Peers(Path.of("none"), Path.of(System.getProperty("java.home")), logs);
    var count = Integer.parseInt(arguments[1]);
    System.out.println("| request | WebSocket, p50 µs | HTTP, p50 µs |\n| --- | --- | --- |");
    var columns = new double[2][];
    for (var i = 0; i < 2; i++) {
      try (var server = peers.ourselves().get(i).start(logs.resolve("log"));
          var client = server.connectWhenReady()) {
        columns[i] = column(server, client, count);
      }
    }
    for (var depth : Depth.values()) {
      System.out.printf(
          "| %s | %.0f | %.0f |%n",
          depth.text, columns[0][depth.ordinal()], columns[1][depth.ordinal()]);
    }
    System.out.printf("%nBare C takes %.0f µs for `sh -c 'echo hi'`, read and waited for.%n", c(arguments[0], count));
  }

  private static double[] column(Running server, Connection client, int count) throws Exception {
    var medians = new double[Depth.values().length][ROUNDS];
    for (var round = -1; round < ROUNDS; round++) {
      for (var depth : Depth.values()) {
        var p50 = p50(server, client, depth, count);
        medians[depth.ordinal()][Math.max(0, round)] = p50;
      }
    }
    return Arrays.stream(medians).mapToDouble(it -> sortedMiddle(it)).toArray();
  }

  private static double sortedMiddle(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  private static double p50(Running server, Connection client, Depth depth, int count)
      throws IOException {
    var nanos = new long[count];
    for (var i = 0; i < count; i++) {
      var start = System.nanoTime();
      one(server, client, depth, i);
      nanos[i] = System.nanoTime() - start;
    }
    return Figures.of(nanos, 1).p50();
  }

  private static void one(Running server, Connection client, Depth depth, int i)
      throws IOException {
    switch (depth) {
      case PING ->
          client.request(
              new JsonObject().put("jsonrpc", "2.0").put("id", "p" + i).put("method", "ping"),
              _ -> {});
      case REFUSED -> client.request(server.peer().call(1_000_000 + i, "rm -rf /"), _ -> {});
      case TRUE -> server.run(client, "/bin/true");
      case ECHO -> server.run(client, "echo hi");
    }
  }

  private static double c(String baseline, int count) throws IOException {
    var words = List.of(baseline, String.valueOf(count * ROUNDS), "1", "echo hi");
    var process = new ProcessBuilder(words).start();
    return Figures.parse(new String(process.getInputStream().readAllBytes())).p50();
  }
}
