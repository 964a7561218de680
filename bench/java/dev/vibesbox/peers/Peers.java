package dev.vibesbox.peers;

import dev.vibesbox.peers.Peer.Door;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an agent would otherwise use, as their own pages say to start them, and ourselves. */
final class Peers {
  private static final JsonObject NO_MORE = new JsonObject();

  /** DesktopCommander takes a hundred times as long as anybody else. */
  private static final int SLOW = 20;

  private final Path installed;
  private final Path jdk;
  private final Path data;

  Peers(Path installed, Path jdk, Path data) {
    this.installed = installed;
    this.jdk = jdk;
    this.data = data;
  }

  List<Peer> ourselves() {
    return List.of(vibesbox(), vibesbox("vibesbox, HTTP", Door.HTTP));
  }

  List<Peer> all() {
    return Stream.concat(ourselves().stream(), others().stream()).toList();
  }

  private List<Peer> others() {
    return List.of(
        commands(),
        supergateway(
            "supergateway + mcp-server-commands, WebSocket",
            Door.WEB_SOCKET,
            "ws",
            "--messagePath"),
        supergateway(
            "supergateway + mcp-server-commands, HTTP",
            Door.HTTP,
            "streamableHttp",
            "--streamableHttpPath"),
        proxy(),
        execFile(),
        javaSdk(),
        desktopCommander(),
        websocketd("echo hi"));
  }

  Peer vibesbox() {
    return vibesbox("vibesbox, WebSocket", Door.WEB_SOCKET);
  }

  private Peer vibesbox(String name, Door door) {
    return new Peer(
        name,
        door,
        List.of(
            jdk.resolve("bin/java").toString(), "@conf/jvm.options", "-jar", "target/vibesbox.jar"),
        Map.of(
            "VIBESBOX_PORT", "PORT",
            "VIBESBOX_DATA_DIR", data.resolve("data").toString(),
            "VIBESBOX_WORKSPACE", data.resolve("workspace").toString()),
        "execute_command",
        NO_MORE,
        1);
  }

  private Peer commands() {
    return node(
        "mcp-server-commands, stdio",
        Door.STDIO,
        "run_command",
        NO_MORE,
        "mcp-server-commands/build/index.js");
  }

  private Peer supergateway(String name, Door door, String transport, String pathOption) {
    return node(
        name,
        door,
        "run_command",
        NO_MORE,
        "supergateway/dist/index.js",
        "--stdio",
        "node " + installed.resolve("mcp-server-commands/build/index.js"),
        "--stateful",
        "--outputTransport",
        transport,
        pathOption,
        "/mcp",
        "--port",
        "PORT",
        "--logLevel",
        "none");
  }

  private Peer proxy() {
    return node(
        "mcp-proxy + mcp-server-commands, HTTP",
        Door.HTTP,
        "run_command",
        NO_MORE,
        "mcp-proxy/dist/bin/mcp-proxy.mjs",
        "--host",
        "127.0.0.1",
        "--port",
        "PORT",
        "--server",
        "stream",
        "--",
        "node",
        installed.resolve("mcp-server-commands/build/index.js").toString());
  }

  private Peer execFile() {
    return node(
        "execFile on the TypeScript SDK, HTTP",
        Door.HTTP,
        "run",
        NO_MORE,
        "../execfile.mjs",
        "PORT");
  }

  private Peer javaSdk() {
    var home = installed.resolve("../../java-sdk").normalize();
    return new Peer(
        "ProcessBuilder on the Java SDK, HTTP",
        Door.HTTP,
        List.of(
            jdk.resolve("bin/java").toString(),
            "-cp",
            home.resolve("classes") + ":" + home.resolve("lib") + "/*",
            "ExecFile",
            "PORT"),
        Map.of(),
        "run",
        NO_MORE,
        1);
  }

  private Peer desktopCommander() {
    var arguments = new JsonObject().put("timeout_ms", 10_000);
    return node(
        "DesktopCommander, stdio",
        Door.STDIO,
        "start_process",
        arguments,
        "@wonderwhy-er/desktop-commander/dist/index.js");
  }

  /** Runs one command for whoever connects: it is told which when it starts. */
  Peer websocketd(String command) {
    var launch =
        List.of("websocketd", "--address=127.0.0.1", "--port=PORT", "/bin/sh", "-c", command);
    return new Peer(
        "websocketd, a connection a command", Door.CONNECTION, launch, Map.of(), "", NO_MORE, 1);
  }

  private Peer node(
      String name, Door door, String tool, JsonObject arguments, String script, String... more) {
    var start =
        Stream.of(
            "node",
            "--import",
            installed.resolve("../loopback.mjs").toAbsolutePath().normalize().toString());
    var words =
        Stream.of(Stream.of(installed.resolve(script).toString()), Stream.of(more)).flatMap(s -> s);
    return new Peer(
        name,
        door,
        Stream.concat(start, words).toList(),
        Map.of(),
        tool,
        arguments,
        arguments.isEmpty() ? 1 : SLOW);
  }
}
