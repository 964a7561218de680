package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.Attacks.Attack;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A command with the server's uid attacks the server, another command and the machine (the program
 * in {@code src/test/c/attacks}); as root, and as a user without any privilege.
 */
@Tag("full")
class AttackTest {
  private static final int USER = 1000;

  /** Whose processes are the attackers and the victims, and nobody else. */
  private static final int STRANGER = 54_321;

  @TempDir private Path folder;

  /** Who can become others is tried as both. */
  static IntStream users() throws IOException {
    return Attacks.ownUid() == 0 ? IntStream.of(0, USER) : IntStream.of(Attacks.ownUid());
  }

  /** What the suite cannot see succeed, it cannot see denied either. Never as root. */
  @Test
  void withoutASandboxTheSameAttacksSucceed() throws Exception {
    var uid = Attacks.ownUid() == 0 ? STRANGER : Attacks.ownUid();
    try (var attacks = Attacks.prepare(folder, uid)) {
      var possible = attacks.withoutASandbox().stream().filter(Attack::isPossible).toList();
      assertThat(possible).hasSizeGreaterThan(100);
      assertThat(possible).allSatisfy(it -> assertThat(it.isDenied()).as(it.toString()).isFalse());
    }
  }

  @ParameterizedTest
  @MethodSource("users")
  void noneGetsThroughTheWalls(int uid) throws Exception {
    try (var attacks = Attacks.prepare(folder, uid);
        var server = attacks.server(Map.of())) {
      var other =
          server.run(
              new JsonObject()
                  .put(
                      "command",
                      "echo mine > $TMPDIR/f; echo $TMPDIR; exec ./attacks victim socket=other")
                  .put("wait", 1));
      var said = other.getString("stdout").lines().toList();
      assertThat(said).as(other.encode()).hasSize(2);
      var words =
          attacks.words(server.pid(), Integer.parseInt(said.getLast()), Path.of(said.getFirst()));
      assertDenied(
          server, "./attacks walls %s socket=other port=%d".formatted(words, server.port()));
      assertThat(attacks.secret()).hasContent(Attacks.SECRET);
      assertThat(server.run("echo on").getString("stdout")).isEqualTo("on\n");
      assertThat(server.health().statusCode()).isEqualTo(200);
      assertThat(Running.processes("./attacks victim socket=other")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "1,2,3"})
  void noneGetsOutOfALimitedNetwork(String network) throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    try (var attacks = Attacks.prepare(folder, users().max().orElseThrow());
        var server = attacks.server(Map.of("VIBESBOX_SANDBOX_NETWORK", network));
        var tcp = new ServerSocket(0, 64, loopback);
        var _ = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
      assertDenied(server, "./attacks network forbidden=" + tcp.getLocalPort());
    }
  }

  /** TCP within the machine is what it is for; where that may lead, LoopbackTest says. */
  @Test
  void aLoopbackNetworkIsTcpAndNothingElse() throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    try (var attacks = Attacks.prepare(folder, users().max().orElseThrow());
        var server = attacks.server(Map.of("VIBESBOX_SANDBOX_NETWORK", "loopback"));
        var tcp = new ServerSocket(0, 64, loopback);
        var _ = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
      assertDenied(server, "./attacks families forbidden=" + tcp.getLocalPort());
    }
  }

  private static void assertDenied(ServerProcess server, String command) throws Exception {
    var answer = server.run(new JsonObject().put("command", command).put("max_lines", 1_000));
    assertThat(answer.getInteger("exit_code")).as(answer.encode()).isZero();
    var made = Attack.read(answer.getString("stdout"));
    assertThat(made).isNotEmpty();
    assertThat(made).allSatisfy(it -> assertThat(it.isDenied()).as(it.toString()).isTrue());
  }
}
