package dev.vibesbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** A WebSocket of a few bytes, where a client's own weight would spoil the figures. */
final class RawSocket implements AutoCloseable {
  private static final String UPGRADE =
      """
      GET /mcp HTTP/1.1\r
      Host: localhost\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r
      """;
  private static final int WITH_LENGTH = 126;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  RawSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 2048));
    out = socket.getOutputStream();
    out.write(UPGRADE.getBytes(UTF_8));
    readHead();
  }

  /** Sends short messages, all in one write. */
  void send(List<String> messages) throws IOException {
    var frames = new ByteArrayOutputStream();
    for (var message : messages) {
      var payload = message.getBytes(UTF_8);
      // Masked, as a client's frames must be, by zero.
      frames.writeBytes(new byte[] {(byte) 0x81, (byte) (0x80 | payload.length), 0, 0, 0, 0});
      frames.writeBytes(payload);
    }
    out.write(frames.toByteArray());
  }

  /** Reads frames until a whole message has come. */
  void awaitMessage() throws IOException {
    while ((in.readUnsignedByte() & 0xf) != 1) {
      in.skipNBytes(length()); // the server's own pings
    }
    in.skipNBytes(length());
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return length == WITH_LENGTH ? in.readUnsignedShort() : length;
  }

  private void readHead() throws IOException {
    for (int matched = 0; matched < 4; ) {
      int next = in.readUnsignedByte();
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
