package dev.vibesbox.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line between client and server that breaks once: all its connections are reset when this many
 * bytes have come from the server. Later connections last.
 */
public final class BreakingLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final int server;
  private final AtomicLong bytesLeft;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public BreakingLine(int server, long bytes) throws IOException {
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.bytesLeft = new AtomicLong(bytes);
    Thread.ofVirtual().start(this::accept);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:%d/mcp".formatted(entrance.getLocalPort()));
  }

  public boolean isBroken() {
    return bytesLeft.get() <= 0;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    breakAll();
  }

  private void accept() {
    try {
      while (true) {
        var client = entrance.accept();
        var toServer = new Socket(InetAddress.getLoopbackAddress(), server);
        open.addAll(List.of(client, toServer));
        Thread.ofVirtual().start(() -> carry(client, toServer, false));
        Thread.ofVirtual().start(() -> carry(toServer, client, true));
      }
    } catch (IOException _) {
      breakAll(); // closed, by the test's end
    }
  }

  private void carry(Socket from, Socket to, boolean counts) {
    var buffer = new byte[1024];
    try {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        to.getOutputStream().write(buffer, 0, n);
        if (counts && hasRunOut(n)) {
          breakAll();
        }
      }
      to.shutdownOutput();
    } catch (IOException _) {
      reset(from);
      reset(to);
    }
  }

  /** True for the piece that uses up the last byte, and for no other. */
  private boolean hasRunOut(int bytes) {
    long before = bytesLeft.getAndAdd(-bytes);
    return before > 0 && before <= bytes;
  }

  private void breakAll() {
    open.forEach(BreakingLine::reset);
    open.clear();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      return; // it is gone, which is what was wanted
    }
  }
}
