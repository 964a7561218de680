package dev.vibesbox.peers;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A command's output as it comes to a client over a WebSocket: of ours as progress, of websocketd
 * as lines.
 */
final class Stream implements AutoCloseable {

  /** Called with each piece. */
  interface Reader {
    void read(byte[] bytes) throws IOException;
  }

  private final Running server;
  private final WebSocketConnection connection;

  Stream(Running server, String command) throws Exception {
    this.server = server;
    server.connectWhenReady().close();
    if (server.peer().door() == Peer.Door.CONNECTION) {
      connection = new WebSocketConnection(server.port(), "/");
    } else {
      connection = (WebSocketConnection) server.connect();
      connection.notification(Progress.asked(server.peer().call(7, command).put("id", 7)));
    }
  }

  /** Reads to the answer, or to the end of the connection. Returns what it took, in seconds. */
  double readAll(Reader reader) throws IOException {
    var start = System.nanoTime();
    if (server.peer().door() == Peer.Door.CONNECTION) {
      readLines(reader);
    } else {
      readProgress(reader);
    }
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void readLines(Reader reader) throws IOException {
    while (true) {
      byte[] line;
      try {
        line = connection.message();
      } catch (IOException e) {
        return; // its way to say that the command ended
      }
      reader.read(line);
      reader.read(new byte[] {'\n'});
    }
  }

  private void readProgress(Reader reader) throws IOException {
    while (true) {
      var message = connection.message();
      var output = Progress.output(message);
      if (output.length == 0) {
        return; // the answer
      }
      reader.read(output);
    }
  }
}
