package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.sandbox.Confinement;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands of an executor whose network is {@code loopback}. */
class LoopbackTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start(settings -> with(settings, new Network.Loopback()));
  }

  @AfterAll
  static void stop() {
    executor.close();
  }

  @Test
  void commandsReachEachOtherAndThisMachine() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(connect(executor, "127.0.0.1", server.getLocalPort())).isEqualTo("reached\n");
      assertThat(connect(executor, "::ffff:127.0.0.1", server.getLocalPort()))
          .isEqualTo("reached\n");
    }
    var served =
        executor.run(
            """
            mkdir site && echo hello > site/f && cd site
            python3 -u -m http.server 0 --bind 127.0.0.1 > log 2>&1 &
            until grep -q port log; do sleep 0.05; done
            curl -s "http://localhost:$(sed 's/.* port \\([0-9]*\\).*/\\1/' log)/f"; kill $!
            """);
    assertThat(served.getString("stdout")).as(served.encode()).isEqualTo("hello\n");
  }

  @Test
  void noOtherAddressIsReachedNotEvenThisMachinesOwn() throws Exception {
    var own = ownAddress();
    try (var server = new ServerSocket(0, 50, own.orElse(InetAddress.getLoopbackAddress()));
        var free = Executor.start()) {
      var address = server.getInetAddress().getHostAddress();
      assertThat(connect(free, address, server.getLocalPort())).isEqualTo("reached\n");
      if (own.isPresent()) {
        assertThat(connect(executor, address, server.getLocalPort())).isEqualTo("timed out\n");
      }
      assertThat(connect(executor, "192.0.2.200", 80)).isEqualTo("timed out\n");
    }
  }

  /** Each way that leads out of a socket's device, or to a socket without one. */
  @Test
  void nothingUndoesIt() throws Exception {
    var answer =
        executor.run(
            """
            cat > undo.py <<'E'
            import ctypes, errno, socket, struct
            libc = ctypes.CDLL(None, use_errno=True)
            def tried(name, action):
                try:
                    print(name, action())
                except OSError as e:
                    print(name, errno.errorcode[e.errno])
            def tcp():
                return socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            def device(s):
                return s.getsockopt(socket.SOL_SOCKET, 62)
            def disconnected():
                s = tcp()
                libc.connect(s.fileno(), struct.pack('H14x', 0), 16)
                return device(s)
            def accepted():
                s = tcp()
                s.bind(('0.0.0.0', 0))
                s.listen(1)
                c = tcp()
                c.connect(('127.0.0.1', s.getsockname()[1]))
                return device(s.accept()[0])
            tried('name', lambda: tcp().setsockopt(socket.SOL_SOCKET, 25, b''))
            tried('number', lambda: tcp().setsockopt(socket.SOL_SOCKET, 62, 0))
            tried('disconnect', disconnected)
            tried('accept', accepted)
            tried('udp', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            tried('udp6', lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
            tried('raw', lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 6))
            tried('mptcp', lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262))
            tried('ulp', lambda: tcp().setsockopt(6, 31, b'smc'))
            tried('packet', lambda: socket.socket(17, socket.SOCK_RAW))
            E
            exec python3 undo.py
            """);
    assertThat(answer.getString("stdout").lines())
        .as(answer.encode())
        .containsExactly(
            "name EACCES",
            "number EACCES",
            "disconnect 1",
            "accept 1",
            "udp EACCES",
            "udp6 EACCES",
            "raw EACCES",
            "mptcp EACCES",
            "ulp EACCES",
            "packet EAFNOSUPPORT");
  }

  @Test
  void socketsAreAsTheyWereAskedFor() throws Exception {
    var answer =
        executor.run(
            """
            cat > flags.py <<'E'
            import errno, fcntl, os, socket
            s = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
            print(os.get_inheritable(s.fileno()), os.get_blocking(s.fileno()))
            s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM, 6)
            print(s.family.name, s.type.name, s.gettimeout())
            kept = []
            try:
                while True:
                    kept.append(socket.socket())
            except OSError as e:
                print(len(kept) > 900, errno.errorcode[e.errno])
            try:
                socket.socket(socket.AF_INET, socket.SOCK_STREAM | 0x10000)
            except OSError as e:
                print(errno.errorcode[e.errno])
            E
            exec python3 flags.py
            """);
    assertThat(answer.getString("stdout").lines())
        .as(answer.encode())
        .containsExactly("False False", "AF_INET6 SOCK_STREAM None", "True EMFILE", "EINVAL");
  }

  @Test
  void itIsOnRecordAsInForce() throws Exception {
    var report = Executor.await(executor.sandbox());
    assertThat(report.getString("network")).isEqualTo("loopback");
    assertThat(report.getJsonObject("layers").getJsonObject("network"))
        .isEqualTo(new JsonObject("{\"in_force\":true,\"denied\":[\"udp\"]}"));
  }

  private static String connect(Executor executor, String address, int port) throws Exception {
    var family = address.contains(":") ? "AF_INET6" : "AF_INET";
    var program =
        """
        import socket
        s = socket.socket(socket.%s)
        s.settimeout(1)
        try:
            s.connect((\"%s\", %d))
            print(\"reached\")
        except TimeoutError:
            print(\"timed out\")
        except OSError as e:
            print(e)
        """
            .formatted(family, address, port);
    return executor.run("python3 -c '" + program + "'").getString("stdout");
  }

  /** An address of this machine that is none of its loopback device, if it has one. */
  private static Optional<InetAddress> ownAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .filter(device -> !device.getName().equals("lo"))
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .findFirst();
  }

  private static Settings with(Settings given, Network network) {
    var shipped = given.confinement().profile();
    var profile =
        new SandboxConfig(
            true,
            shipped.execute(),
            shipped.readOnly(),
            shipped.readWrite(),
            network,
            shipped.hasUnixSockets(),
            shipped.temporary());
    var confinement = given.confinement();
    return Executor.with(
        given, new Confinement(profile, confinement.temporaryRoot(), confinement.withheld()));
  }
}
