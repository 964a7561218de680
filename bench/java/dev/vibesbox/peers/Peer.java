package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server that runs commands for clients, and how to reach it.
 *
 * @param launch its command line; {@code PORT} stands for the port it is to listen on
 * @param tool which runs what its argument {@code command} says
 * @param arguments more that the tool wants
 * @param slowness what the number of calls is divided by, so that a round ends
 */
record Peer(
    String name,
    Door door,
    List<String> launch,
    Map<String, String> environment,
    String tool,
    JsonObject arguments,
    int slowness) {

  enum Door {
    WEB_SOCKET,
    HTTP,
    STDIO,

    /** Not MCP: a WebSocket connection is the command, its messages are the lines it writes. */
    CONNECTION
  }

  Running start(Path log) throws IOException {
    var port = freePort();
    UnaryOperator<String> withPort = word -> word.replace("PORT", String.valueOf(port));
    var builder =
        new ProcessBuilder(launch.stream().map(withPort).toList()).redirectError(log.toFile());
    environment.forEach((name, value) -> builder.environment().put(name, withPort.apply(value)));
    if (door != Door.STDIO) {
      builder.redirectOutput(new File("/dev/null"));
    }
    return new Running(this, builder.start(), port);
  }

  /** The same, with more room: variables on top of those it has. */
  Peer with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new Peer(name, door, launch, all, tool, arguments, slowness);
  }

  /** The call of its tool that runs a command. */
  JsonObject call(int id, String command) {
    var filled = arguments.copy().put("command", command);
    var params = new JsonObject().put("name", tool).put("arguments", filled);
    return Connection.message("tools/call", params).put("id", id);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
