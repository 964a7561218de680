package dev.vibesbox.peers;

import dev.vibesbox.results.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the server takes: time to its first healthy answer, and resident memory in each state that
 * matters.
 */
public final class Footprint {
  private static final int STARTS = 7;
  private static final int CALLS = 1_000;

  private Footprint() {}

  /** Arguments: the folder of installed peers; a second one leaves out what takes long. */
  public static void main(String[] arguments) throws Exception {
    var logs = Files.createTempDirectory("vibesbox-footprint");
    var peers = new Peers(Path.of(arguments[0]), Path.of(System.getProperty("java.home")), logs);
    var isShort = arguments.length > 1;
    var plain = starts("start to first healthy answer, jar", peers.vibesbox(), logs);
    var cached = starts("the same with an AOT cache", cached(peers.vibesbox(), logs), logs);
    System.out.println("\n| resident memory | MB |\n| --- | --- |");
    var rest = 0.0;
    var called = 0.0;
    var room =
        Map.of(
            "VIBESBOX_EXECUTOR_MAX_RUNNING",
            "110",
            "VIBESBOX_EXECUTOR_MAX_RUNNING_PER_CLIENT",
            "110");
    var calling = peers.vibesbox().with(room);
    try (var server = calling.start(logs.resolve("log"));
        var commands = new Commands(server, 1)) {
      rest = say("at rest", server);
      if (isShort) {
        budgets(plain, cached, rest);
        return;
      }
      commands.measure(CALLS, "echo hi", "hi");
      called = say("after 1,000 calls", server);
      for (var i = 0; i < 100; i++) {
        background(server, "exec sleep 300");
      }
      say("with 100 running processes", server);
    }
    var idle = idleClients(peers.vibesbox(), 1_000, logs);
    idleClients(peers.vibesbox(), 10_000, logs);
    budgets(plain, cached, rest);
    Budget.atMost("resident after 1,000 calls", 130, called, "MB");
    Budget.atMost("resident with 1,000 idle clients", 150, idle, "MB");
  }

  private static void budgets(double plain, double cached, double rest) {
    System.out.println();
    Budget.atMost("start to first healthy answer, with AOT cache", 500, cached, "ms");
    Budget.atMost("the same without cache", 1000, plain, "ms");
    Budget.atMost("resident at rest", 95, rest, "MB");
  }

  /** The same server with a cache that a run of it has trained. */
  private static Peer cached(Peer peer, Path logs) throws Exception {
    var cache = logs.resolve("vibesbox.aot");
    var trained = peer.with(Map.of("JDK_JAVA_OPTIONS", "-XX:AOTCacheOutput=" + cache));
    try (var server = trained.start(logs.resolve("log"));
        var commands = new Commands(server, 1)) {
      commands.measure(20, "echo hi", "hi");
      server.end(60);
    }
    return peer.with(Map.of("JDK_JAVA_OPTIONS", "-XX:AOTCache=" + cache));
  }

  private static double starts(String what, Peer peer, Path logs) throws Exception {
    var millis = new double[STARTS];
    for (var i = 0; i < STARTS; i++) {
      var start = System.nanoTime();
      try (var server = peer.start(logs.resolve("log"))) {
        while (!isHealthy(server.port())) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: %.0f, **%.0f**, %.0f ms (min, median, max of %d).%n",
        what, millis[0], millis[STARTS / 2], millis[STARTS - 1], STARTS);
    return millis[STARTS / 2];
  }

  private static boolean isHealthy(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return Lines.next(socket.getInputStream()).contains(" 200 ");
    } catch (IOException e) {
      return false;
    }
  }

  private static void background(Running server, String command) throws IOException {
    try (var client = server.connect()) {
      var call = server.peer().call(9, command);
      call.getJsonObject("params").getJsonObject("arguments").put("background", true);
      client.request(call, _ -> {});
    }
  }

  private static double idleClients(Peer peer, int count, Path logs) throws Exception {
    var room = String.valueOf(count + 10);
    var roomy =
        peer.with(
            Map.of(
                "VIBESBOX_GATEWAY_MAX_CONNECTIONS", room, "VIBESBOX_GATEWAY_MAX_SESSIONS", room));
    List<Connection> clients = new ArrayList<>();
    try (var server = roomy.start(logs.resolve("log"))) {
      for (var i = 0; i < count; i++) {
        clients.add(server.connectWhenReady());
      }
      var resident = say("with " + count + " idle WebSocket clients", server);
      for (var client : clients) {
        client.close();
      }
      return resident;
    }
  }

  private static double say(String state, Running server) throws InterruptedException {
    TimeUnit.SECONDS.sleep(2);
    var resident = server.ownResidentKib() / 1024.0;
    System.out.printf("| %s | %.0f |%n", state, resident);
    return resident;
  }
}
