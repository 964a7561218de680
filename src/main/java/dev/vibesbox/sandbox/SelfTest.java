package dev.vibesbox.sandbox;

import dev.vibesbox.config.SandboxConfig.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A script that tries, behind the wall, what the wall is there to deny: with nothing but a shell
 * and util-linux, and without harm where it succeeds. While this is open, it listens on ports of
 * the loopback address that the script may not reach. Used by one thread at a time.
 */
public final class SelfTest implements AutoCloseable {
  private static final String SCRIPT = "self-test.sh";

  /** Of a withheld directory; the rest of it is as well or as badly withheld. */
  private static final int MOST_FILES = 8;

  private static final int DEPTH = 2;

  private final Confinement confinement;
  private final ServerSocket tcp;
  private final DatagramSocket udp;

  private SelfTest(Confinement confinement, ServerSocket tcp, DatagramSocket udp) {
    this.confinement = confinement;
    this.tcp = tcp;
    this.udp = udp;
  }

  /**
   * Listens.
   *
   * @throws UncheckedIOException if no port can be had
   */
  public static SelfTest open(Confinement confinement) {
    var loopback = InetAddress.getLoopbackAddress();
    try {
      return new SelfTest(
          confinement, new ServerSocket(0, 1, loopback), new DatagramSocket(0, loopback));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code /bin/sh} is to run. */
  public static String script() {
    try (InputStream script = SelfTest.class.getResourceAsStream(SCRIPT)) {
      return new String(
          Objects.requireNonNull(script, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variables that the script needs. */
  public Map<String, String> environment() {
    return Map.of(
        "SERVER", String.valueOf(ProcessHandle.current().pid()),
        "FILES", lines(files()),
        "DIRECTORIES", lines(confinement.withheld().stream().filter(Files::isDirectory)),
        "TCP", tcpPort(),
        "UDP", udpPort());
  }

  /**
   * What the script's output says, each attempt once.
   *
   * @throws IllegalArgumentException if that is not its output
   */
  public static List<Attempt> read(String output) {
    List<Attempt> attempts = new ArrayList<>();
    output.lines().map(Attempt::read).forEach(attempt -> merge(attempts, attempt));
    return List.copyOf(attempts);
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(List<Attempt> attempts, Attempt next) {
    for (var i = 0; i < attempts.size(); i++) {
      var known = attempts.get(i);
      if (known.layer() == next.layer() && known.name().equals(next.name())) {
        attempts.set(i, known.worse(next));
        return;
      }
    }
    attempts.add(next);
  }

  private String tcpPort() {
    return switch (confinement.profile().network()) {
      case Network.All(), Network.Loopback() -> "";
      case Network.None() -> port(tcp.getLocalPort());
      case Network.Ports(var ports) ->
          ports.contains(tcp.getLocalPort()) ? "" : port(tcp.getLocalPort());
    };
  }

  private String udpPort() {
    return confinement.profile().network() instanceof Network.All ? "" : port(udp.getLocalPort());
  }

  private Stream<Path> files() {
    return confinement.withheld().stream().flatMap(SelfTest::filesIn);
  }

  private static Stream<Path> filesIn(Path path) {
    try (var entries = Files.walk(path, DEPTH)) {
      return entries.filter(Files::isRegularFile).limit(MOST_FILES).toList().stream();
    } catch (IOException | UncheckedIOException _) {
      // What the server cannot list it cannot lose.
      return Stream.empty();
    }
  }

  private static String port(int port) {
    return String.valueOf(port);
  }

  private static String lines(Stream<Path> paths) {
    return String.join("\n", paths.map(Path::toString).toList());
  }
}
