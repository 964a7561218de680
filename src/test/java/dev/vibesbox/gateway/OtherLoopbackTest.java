package dev.vibesbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vibesbox.TestBox;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class OtherLoopbackTest {

  @Test
  void nobodyCanTakeTheServersPortOnTheOtherLoopbackAddress() throws Exception {
    int port;
    try (var box = TestBox.start()) {
      port = box.port();
      assertThatThrownBy(() -> listen(port)).hasMessageContaining("in use");
      // Who tries it is refused at once and goes on to the server.
      assertThatThrownBy(() -> new Socket(other(), port)).isInstanceOf(ConnectException.class);
    }
    listen(port);
  }

  @Test
  void anAddressThatIsNoLoopbackHasNoOther() {
    assertThat(OtherLoopback.hold("0.0.0.0", 1)).isEmpty();
  }

  private static void listen(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(other(), port));
    }
  }

  private static InetAddress other() throws IOException {
    var one = new byte[16];
    one[15] = 1;
    return InetAddress.getByAddress(one);
  }
}
