package dev.vibesbox.gateway;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * The server's port on the loopback address that it does not listen on, held without listening.
 * Clients that are told {@code localhost} try both addresses, and would give their token to
 * whatever took the other one: a command of ours can listen too.
 */
final class OtherLoopback implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(OtherLoopback.class.getName());

  private final Socket socket;

  private OtherLoopback(Socket socket) {
    this.socket = socket;
  }

  /**
   * Holds it, where there is such an address and nobody has it yet.
   *
   * @param host where the server listens; nothing is held if that is no loopback address
   */
  static Optional<OtherLoopback> hold(String host, int port) {
    try {
      var address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress()) {
        return Optional.empty();
      }
      var other = InetAddress.getByName(address.getAddress().length == 4 ? "::1" : "127.0.0.1");
      var socket = new Socket();
      socket.bind(new InetSocketAddress(other, port));
      return Optional.of(new OtherLoopback(socket));
    } catch (IOException e) {
      // Most often there is no such address, and so no harm.
      LOGGER.log(
          Level.DEBUG,
          () -> "port %d of the other loopback address cannot be held: %s".formatted(port, e));
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, e::toString);
    }
  }
}
