package dev.vibesbox.peers;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * RFC 6455, as much of it as a client of a benchmark needs: one thread at a time, no extensions.
 */
final class WebSocketConnection implements Connection {
  private static final int TEXT = 0x1;
  private static final int PING = 0x9;
  private static final int CLOSE = 0x8;
  private static final int END = 0x80;

  /** Masking with zeros leaves the bytes as they are, which RFC 6455 does not forbid. */
  private static final int MASKED = 0x80;

  private static final int READ_BUFFER = 256 << 10;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  WebSocketConnection(int port, String path) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), READ_BUFFER));
    out = socket.getOutputStream();
    upgrade(port, path);
  }

  @Override
  public JsonObject request(JsonObject request, Consumer<JsonObject> heard) throws IOException {
    send(TEXT, request.toBuffer().getBytes());
    while (true) {
      var message = new JsonObject(Buffer.buffer(message()));
      if (Objects.equals(message.getValue("id"), request.getValue("id"))) {
        return message;
      }
      heard.accept(message);
    }
  }

  @Override
  public void notification(JsonObject notification) throws IOException {
    send(TEXT, notification.toBuffer().getBytes());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The next whole message. Fails at the end of the connection. */
  byte[] message() throws IOException {
    var whole = new ByteArrayOutputStream();
    while (true) {
      var first = in.readUnsignedByte();
      var payload = payload();
      switch (first & 0x0f) {
        case PING -> send(0xa, payload);
        case CLOSE -> throw new IOException("closed by the server");
        default -> whole.writeBytes(payload);
      }
      if ((first & END) != 0 && (first & 0x0f) < CLOSE) {
        return whole.toByteArray();
      }
    }
  }

  private byte[] payload() throws IOException {
    var length = in.readUnsignedByte() & 0x7f;
    var size =
        switch (length) {
          case 126 -> in.readUnsignedShort();
          case 127 -> Math.toIntExact(in.readLong());
          default -> length;
        };
    return in.readNBytes(size);
  }

  private void send(int opcode, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(payload.length + 14).put((byte) (END | opcode));
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length <= 0xffff) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    out.write(frame.array(), 0, frame.position());
  }

  private void upgrade(int port, String path) throws IOException {
    var head =
        """
        GET %s HTTP/1.1\r
        Host: localhost:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Protocol: mcp\r
        \r
        """;
    out.write(head.formatted(path, port).getBytes(StandardCharsets.US_ASCII));
    var status = Lines.next(in);
    if (!status.contains(" 101 ")) {
      throw new IOException("no WebSocket: " + status);
    }
    while (!Lines.next(in).isEmpty()) {
      continue; // headers that change nothing
    }
  }
}
