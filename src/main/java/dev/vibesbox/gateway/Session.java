package dev.vibesbox.gateway;

import dev.vibesbox.command.Principal;
import dev.vibesbox.mcp.Conversation;
import dev.vibesbox.mcp.Revision;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** One session of the legacy era over HTTP. */
final class Session {
  private static final int PING_INTERVALS = 4;
  private static final int LONGEST_SILENCE = 3 * PING_INTERVALS;

  private final String id;
  private final Principal principal;
  private final Conversation conversation;
  private final EventStreams streams;
  private Optional<EventStream> unasked = Optional.empty();
  private long lastUsed = System.nanoTime();
  private int connections;
  private int silentIntervals;

  Session(String id, Principal principal, Conversation conversation, ReplayBudget budget) {
    this.id = id;
    this.principal = principal;
    this.conversation = conversation;
    this.streams = new EventStreams(budget);
  }

  String id() {
    return id;
  }

  Conversation conversation() {
    return conversation;
  }

  EventStreams streams() {
    return streams;
  }

  boolean belongsTo(Principal other) {
    return principal.equals(other);
  }

  /** One revision has batches; in every other the protocol refuses them as a whole. */
  boolean takesBatches() {
    return speaks(Revision.V2025_03_26);
  }

  /** Older clients take an event without data for a broken message. */
  boolean knowsPriming() {
    return speaks(Revision.V2025_11_25);
  }

  /** The stream of a request: what is sent for it, now or to a client that comes back. */
  EventSink answer(HttpServerResponse response, Runnable onGone) {
    var stream = streams.open();
    stream.connect(response, 0, knowsPriming(), onGone);
    return stream;
  }

  /** The stream of what the server says unasked; a new one takes the place of the last. */
  void listen(HttpServerResponse response, Runnable onGone) {
    unasked.ifPresent(EventStream::close);
    var stream = streams.open();
    unasked = Optional.of(stream);
    stream.connect(response, 0, knowsPriming(), onGone);
    conversation.listen(stream);
  }

  /**
   * To be called in equal intervals: gives signs of life on the stream of what is said unasked, and
   * asks for one when the client was silent for a while. One that stays silent is taken for gone: a
   * connection that nobody closed must not keep its session for ever.
   */
  void keepAlive() {
    if (connections > 0) {
      unasked.ifPresent(this::keepAlive);
    }
  }

  private void keepAlive(EventStream stream) {
    stream.keepAlive();
    silentIntervals++;
    if (silentIntervals > LONGEST_SILENCE) {
      stream.disconnect();
    } else if (silentIntervals % PING_INTERVALS == 0) {
      conversation.ping();
    }
  }

  /**
   * To be called when a client connects; what it returns, when that connection is over, at least
   * once.
   */
  Runnable connected() {
    connections++;
    silentIntervals = 0;
    touch();
    return new Runnable() {
      private boolean isOver;

      @Override
      public void run() {
        if (!isOver) {
          isOver = true;
          connections--;
          touch();
        }
      }
    };
  }

  /** Whether nobody is connected and nothing waits for an answer. */
  boolean isIdle() {
    return connections == 0 && conversation.requestsInFlight() == 0;
  }

  /** Nanoseconds since anybody was connected; none while somebody is. */
  long idleNanos() {
    return connections == 0 ? System.nanoTime() - lastUsed : 0;
  }

  private void touch() {
    lastUsed = System.nanoTime();
  }

  private boolean speaks(Revision revision) {
    return conversation.revision().filter(revision.label()::equals).isPresent();
  }
}
