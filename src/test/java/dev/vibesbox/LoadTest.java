package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a server in a JVM of its own: printed, and held to what a busy machine can keep. */
@Tag("full")
@Timeout(180)
class LoadTest {
  private static final int SESSIONS = 5_000;
  private static final int PINGS = 300_000;
  private static final int BURST = 500;
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":"
          + "{\"protocolVersion\":\"2025-11-25\"}}";
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/mcp");

  @TempDir Path home;

  @Test
  void anIdleSessionWeighsUnderTwentyKibibytesOfHeap() throws Exception {
    try (var server = start()) {
      var port = server.port();
      List<RawSocket> sessions = new ArrayList<>();
      var before = server.liveHeapBytes();
      try {
        for (int i = 0; i < SESSIONS; i++) {
          sessions.add(initialized(port));
        }
        var each = (server.liveHeapBytes() - before) / SESSIONS;
        System.out.printf("%,d idle WebSocket sessions of %,d bytes of heap%n", SESSIONS, each);
        assertThat(each).isLessThan(20 << 10);
      } finally {
        for (var session : sessions) {
          session.close();
        }
      }
    }
  }

  @Test
  void pipelinedPingsAreAnsweredByTheTenThousands() throws Exception {
    try (var server = start();
        var socket = initialized(server.port())) {
      ping(socket, PINGS); // until the JIT compiler has seen enough
      var start = System.nanoTime();
      ping(socket, PINGS);
      var perSecond = PINGS * 1_000_000_000L / (System.nanoTime() - start);
      System.out.printf("%,d pings per second over one WebSocket%n", perSecond);
      assertThat(perSecond).isGreaterThan(10_000);
    }
  }

  private static void ping(RawSocket socket, int times) throws Exception {
    var sender = Thread.ofPlatform().start(() -> sendPings(socket, times));
    for (int i = 0; i < times; i++) {
      socket.awaitMessage();
    }
    sender.join();
  }

  private static void sendPings(RawSocket socket, int times) {
    try {
      for (int sent = 0; sent < times; sent += BURST) {
        socket.send(
            IntStream.range(sent, sent + BURST)
                .mapToObj("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"ping\"}"::formatted)
                .toList());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RawSocket initialized(int port) throws IOException {
    var socket = new RawSocket(port);
    socket.send(List.of(INITIALIZE));
    socket.awaitMessage();
    return socket;
  }

  private Server start() throws IOException {
    return new Server(
        Program.start(
            Main.class,
            Map.of(
                "HOME", home.toString(),
                "VIBESBOX_PORT", "0",
                "VIBESBOX_GATEWAY_MAX_CONNECTIONS", "6000")));
  }

  private record Server(Program program) implements AutoCloseable {

    int port() throws IOException {
      var output = program.process().inputReader(StandardCharsets.UTF_8);
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        var address = PORT.matcher(line);
        if (address.find()) {
          return Integer.parseInt(address.group(1));
        }
      }
      throw new AssertionError("the server did not start");
    }

    /** After a full collection, which counting the instances brings with it. */
    long liveHeapBytes() throws Exception {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var pid = Long.toString(program.process().pid());
      var counting = new ProcessBuilder(jcmd, pid, "GC.class_histogram").start();
      var text = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var total = TOTAL.matcher(text);
      assertThat(total.find()).as(text).isTrue();
      return Long.parseLong(total.group(1));
    }

    @Override
    public void close() throws Exception {
      program.terminate();
      program.end();
    }
  }
}
