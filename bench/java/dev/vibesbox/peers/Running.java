package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server that was started, until it is closed. */
final class Running implements AutoCloseable {
  private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final AtomicInteger IDS = new AtomicInteger(1);

  private final Peer peer;
  private final Process process;
  private final int port;
  private final Connection stdio;

  Running(Peer peer, Process process, int port) throws IOException {
    this.peer = peer;
    this.process = process;
    this.port = port;
    this.stdio = peer.door() == Peer.Door.STDIO ? initialized(new StdioConnection(process)) : null;
  }

  /** A new client, ready to call: for servers on standard streams all share the one there is. */
  Connection connect() throws IOException {
    return switch (peer.door()) {
      case WEB_SOCKET -> initialized(new WebSocketConnection(port, "/mcp"));
      case HTTP -> initialized(new HttpConnection(port, "/mcp"));
      case STDIO -> stdio;
      case CONNECTION -> new CommandConnection(port);
    };
  }

  /** As {@link #connect}, as soon as the server lets one in. */
  Connection connectWhenReady() throws IOException, InterruptedException {
    var end = System.nanoTime() + READY_WITHIN_NANOS;
    while (true) {
      try {
        return connect();
      } catch (IOException | RuntimeException e) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new IOException(peer.name() + " is not ready", e);
        }
        TimeUnit.MILLISECONDS.sleep(2);
      }
    }
  }

  /** Runs the command and returns what the server answered. Fails where it refuses. */
  String run(Connection connection, String command) throws IOException {
    var answer = connection.request(peer.call(IDS.incrementAndGet(), command), _ -> {});
    if (!answer.containsKey("result")
        || answer.getJsonObject("result").getBoolean("isError", false)) {
      throw new IOException(peer.name() + " answered " + answer.encode());
    }
    return answer.encode();
  }

  Peer peer() {
    return peer;
  }

  int port() {
    return port;
  }

  /** Resident memory of the server and all it started, KiB. */
  long residentKib() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(handle -> residentKib(handle.pid()))
        .sum();
  }

  /** Resident memory of the server alone, KiB. */
  long ownResidentKib() {
    return residentKib(process.pid());
  }

  /** Asks it to end, and waits so many seconds for it. */
  void end(int seconds) throws InterruptedException {
    process.destroy();
    process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    var all = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static Connection initialized(Connection connection) throws IOException {
    var client = new JsonObject().put("name", "bench").put("version", "1");
    var params =
        new JsonObject()
            .put("protocolVersion", "2025-06-18")
            .put("capabilities", new JsonObject())
            .put("clientInfo", client);
    connection.request(
        Connection.message("initialize", params).put("id", IDS.incrementAndGet()), _ -> {});
    connection.notification(
        new JsonObject().put("jsonrpc", "2.0").put("method", "notifications/initialized"));
    return connection;
  }

  private static long residentKib(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // it ended
    }
  }
}
