package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The other end: writes down what it is sent, and takes it at once or when it is told to. */
final class RecordingPeer implements Peer {
  private final List<JsonObject> received = new ArrayList<>();
  private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
  private boolean isPaused;
  private boolean isGone;

  @Override
  public Future<Void> send(JsonObject message) {
    if (isGone) {
      return Future.failedFuture("gone");
    }
    // As text, since that is what a client sees.
    received.add(new JsonObject(message.encode()));
    if (!isPaused) {
      return Future.succeededFuture();
    }
    Promise<Void> room = Promise.promise();
    waiting.add(room);
    return room.future();
  }

  void pause() {
    isPaused = true;
  }

  void takeOne() {
    waiting.remove().complete();
  }

  void leave() {
    isGone = true;
    waiting.forEach(room -> room.fail("gone"));
  }

  List<JsonObject> received() {
    return received;
  }
}
