package dev.vibesbox.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client that sends whatever bytes it likes. */
final class RawClient implements AutoCloseable {
  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** The head of an upgrade request, by which this client becomes a WebSocket. */
  RawClient upgrade(String... headers) throws IOException {
    return send("GET /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n")
        .send("Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
        .send("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
        .send(String.join("", headers) + "\r\n");
  }

  /** A masked frame; the mask is zero, so that the payload stands as it is. */
  RawClient frame(int firstByte, byte[] payload) throws IOException {
    send(new byte[] {(byte) firstByte, (byte) (0x80 | payload.length), 0, 0, 0, 0});
    return send(payload);
  }

  /** Reads the head of a response. */
  String head() throws IOException {
    return until("\r\n\r\n");
  }

  /** Everything up to this text, and not a byte more. */
  String until(String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new AssertionError("the connection ended after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /** The status of the response that comes next. */
  int status() throws IOException {
    return Integer.parseInt(head().split(" ", 3)[1]);
  }

  /** Everything up to the end of the connection; a reset counts as the end. */
  byte[] rest() throws IOException {
    var rest = new java.io.ByteArrayOutputStream();
    var buffer = new byte[8192];
    try {
      for (int n = read(buffer); n >= 0; n = read(buffer)) {
        rest.write(buffer, 0, n);
      }
    } catch (SocketException _) {
      return rest.toByteArray();
    }
    return rest.toByteArray();
  }

  String restAsText() throws IOException {
    return new String(rest(), ISO_8859_1);
  }

  /** The code of the close frame that ends what comes next. */
  int closeCode() throws IOException {
    var rest = rest();
    for (int i = 0; i + 3 < rest.length; i++) {
      if ((rest[i] & 0xff) == 0x88) {
        return (rest[i + 2] & 0xff) << 8 | (rest[i + 3] & 0xff);
      }
    }
    throw new AssertionError("no close frame in " + rest.length + " bytes");
  }

  /** Closes with a reset instead of a goodbye. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int read(byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer);
  }
}
