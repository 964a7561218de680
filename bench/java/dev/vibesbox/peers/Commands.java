package dev.vibesbox.peers;

import dev.vibesbox.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of one command by so many clients at a time, each on a warm connection of its own. */
final class Commands implements AutoCloseable {
  private final Running server;
  private final List<Connection> clients = new ArrayList<>();

  Commands(Running server, int atATime) throws Exception {
    this.server = server;
    for (var i = 0; i < atATime; i++) {
      clients.add(server.connectWhenReady());
    }
  }

  /** What {@code count} calls took; each must have answered what the command writes. */
  Figures measure(int count, String command, String writes) throws Exception {
    var nanos = new long[count];
    var next = new AtomicInteger();
    var lanes =
        clients.stream()
            .<Callable<Void>>map(client -> () -> lane(client, nanos, next, command, writes))
            .toList();
    try (var threads = Executors.newFixedThreadPool(lanes.size())) {
      var start = System.nanoTime();
      for (var lane : threads.invokeAll(lanes)) {
        lane.get();
      }
      return Figures.of(nanos, System.nanoTime() - start);
    }
  }

  @Override
  public void close() throws IOException {
    for (var client : clients) {
      client.close();
    }
  }

  private Void lane(
      Connection client, long[] nanos, AtomicInteger next, String command, String writes)
      throws IOException {
    for (int i; (i = next.getAndIncrement()) < nanos.length; ) {
      var start = System.nanoTime();
      var answer = server.run(client, command);
      nanos[i] = System.nanoTime() - start;
      if (!answer.contains(writes)) {
        throw new IOException(server.peer().name() + " answered " + answer);
      }
    }
    return null;
  }
}
