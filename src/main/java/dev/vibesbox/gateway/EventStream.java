package dev.vibesbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A stream of a session that outlives its connection: events are numbered and kept, and a client
 * that comes back with the number of the last one it has gets the rest (<a
 * href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#resumability-and-redelivery">
 * revision 2025-11-25</a>). While nobody is connected a sender waits, so that output stays in its
 * log. Used only on the gateway's event loop.
 */
final class EventStream implements EventSink {
  private final int number;
  private final Replay replay;
  private final Runnable onOver;
  private final TreeMap<Long, KeptEvent> kept = new TreeMap<>();
  private Optional<Line> line = Optional.empty();
  private long last;
  private long written;
  private boolean isWriting;
  private boolean isOver;
  private boolean hasLeft;

  /**
   * @param number within its session
   * @param onOver is run when the stream has ended and nothing of it is kept any more
   */
  EventStream(int number, Replay replay, Runnable onOver) {
    this.number = number;
    this.replay = replay;
    this.onOver = onOver;
  }

  /** Whether there was such an event. */
  boolean reached(long event) {
    return event <= last;
  }

  /**
   * Goes on with this response from the event after the given one, in place of any other. {@code
   * onGone} is run once, when the connection breaks, is replaced, or the stream has ended.
   *
   * @param isPrimed whether the client knows events without data
   */
  void connect(HttpServerResponse response, long after, boolean isPrimed, Runnable onGone) {
    disconnect();
    var connected = new Line(response, onGone);
    line = Optional.of(connected);
    response.closeHandler(_ -> lose(connected));
    acknowledge(after);
    written = after;
    connected.begin(id(after), isPrimed).onComplete(_ -> writeNext(connected));
  }

  @Override
  public Future<Void> send(JsonObject message) {
    return keep(KeptEvent.whole(last + 1, message));
  }

  @Override
  public Future<Void> send(JsonObject message, Supplier<Future<JsonObject>> again) {
    return keep(KeptEvent.repeatable(last + 1, message, again));
  }

  @Override
  public void keepAlive() {
    line.ifPresent(Line::keepAlive);
  }

  @Override
  public void end() {
    isOver = true;
    line.ifPresent(this::writeNext);
    leaveIfOver();
  }

  /** Ends at once, whatever is still unwritten. */
  void close() {
    isOver = true;
    List.copyOf(kept.values()).forEach(this::drop);
    disconnect();
  }

  /** Is told by whoever keeps the events that this one had to go. */
  void lost(KeptEvent event) {
    if (line.isPresent() && event.number() > written) {
      event.passOn();
    } else {
      kept.remove(event.number());
      event.giveUp();
      leaveIfOver();
    }
  }

  private Future<Void> keep(KeptEvent event) {
    if (isOver) {
      return Future.failedFuture("the stream has ended");
    }
    last = event.number();
    kept.put(last, event);
    replay.keep(this, event);
    line.ifPresentOrElse(this::writeNext, event::thin);
    return event.written();
  }

  /** Writes what is unwritten, one event after the other was taken. */
  private void writeNext(Line to) {
    if (isWriting || !isCurrent(to)) {
      return;
    }
    var next = kept.ceilingEntry(written + 1);
    if (next != null) {
      write(next.getValue(), to);
    } else if (isOver) {
      disconnect();
    }
  }

  private void write(KeptEvent event, Line to) {
    isWriting = true;
    event
        .take()
        .map(Optional::of)
        .otherwise(_ -> Optional.empty())
        .compose(text -> send(event.number(), text, to))
        .onComplete(done -> {
          isWriting = false;
          if (done.succeeded() && isCurrent(to)) {
            noteWritten(event);
          } else {
            lose(to);
          }
          line.ifPresent(this::writeNext);
        });
  }

  /** What cannot be made again is passed over; the numbers show it. */
  private Future<Void> send(long event, Optional<String> text, Line to) {
    return isCurrent(to)
        ? text.map(it -> to.send(id(event), it)).orElseGet(Future::succeededFuture)
        : Future.failedFuture("another connection took over");
  }

  private void noteWritten(KeptEvent event) {
    written = event.number();
    event.noteWritten();
    if (event.isPassedOn()) {
      kept.remove(event.number());
    }
  }

  /** The client has all events up to this one. */
  private void acknowledge(long number) {
    List.copyOf(kept.headMap(number, true).values())
        .forEach(event -> {
          event.noteWritten();
          drop(event);
        });
  }

  private void drop(KeptEvent event) {
    kept.remove(event.number());
    replay.forget(this, event);
    event.giveUp();
  }

  private void lose(Line gone) {
    line.filter(gone::equals).ifPresent(_ -> disconnect());
  }

  /** Ends the connection, not the stream: who comes back gets the rest. */
  void disconnect() {
    var gone = line;
    line = Optional.empty();
    gone.ifPresent(Line::end);
    leaveIfOver();
  }

  private void leaveIfOver() {
    if (isOver && kept.isEmpty() && line.isEmpty() && !hasLeft) {
      hasLeft = true;
      onOver.run();
    }
  }

  private boolean isCurrent(Line other) {
    return line.equals(Optional.of(other));
  }

  private EventId id(long event) {
    return new EventId(number, event);
  }
}
