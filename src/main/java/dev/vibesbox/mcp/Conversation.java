package dev.vibesbox.mcp;

import dev.vibesbox.command.StoppedBy;
import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Incoming;
import dev.vibesbox.jsonrpc.Incoming.Batch;
import dev.vibesbox.jsonrpc.Incoming.Malformed;
import dev.vibesbox.jsonrpc.Incoming.Single;
import dev.vibesbox.jsonrpc.Message;
import dev.vibesbox.jsonrpc.Message.Notification;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Message.Response;
import dev.vibesbox.jsonrpc.Outgoing;
import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One scope of requests: a WebSocket, a legacy HTTP session, or a single exchange of the modern
 * era. In-flight requests, the negotiated revision and the tools' memory live here. Used only on
 * one event loop.
 */
public final class Conversation {
  private final LegacyDispatcher legacy;
  private final ModernDispatcher modern;
  private final InFlight inFlight;
  private final Questions questions;
  private long pings;
  private boolean isClosed;

  Conversation(
      LegacyDispatcher legacy, ModernDispatcher modern, InFlight inFlight, Questions questions) {
    this.legacy = legacy;
    this.modern = modern;
    this.inFlight = inFlight;
    this.questions = questions;
  }

  /**
   * Handles what came in; every answer and every notification that belongs to it goes to {@code
   * peer}. Succeeds when everything asked for is answered or cancelled; never fails because of what
   * the other end sent. The entries of a batch are answered one by one.
   */
  public Future<Void> receive(Incoming incoming, Peer peer) {
    return receive(incoming, peer, Era::of);
  }

  /** As above, where the transport itself knows the era, from a header for example. */
  public Future<Void> receive(Incoming incoming, Peer peer, Era era) {
    return receive(incoming, peer, _ -> era);
  }

  /** What the server says unasked goes to this peer from now on. */
  public void listen(Peer peer) {
    legacy.unasked().goBy(peer::send);
  }

  /**
   * Asks a legacy client for a sign of life, on the way of what is said unasked. Whatever it
   * answers is one, and its transport sees that.
   */
  public void ping() {
    var id = new Id.Text("ping-" + ++pings);
    legacy.unasked().tell("ping", Outgoing.request(id, "ping", new JsonObject()));
  }

  /** The revision a legacy client negotiated; empty before {@code initialize}. */
  public Optional<String> revision() {
    return legacy.negotiated().map(Revision::label);
  }

  /** Requests that wait for their answer. */
  public int requestsInFlight() {
    return inFlight.size();
  }

  /** Cancels what is in flight. Nothing is sent any more, and nothing more is taken in. */
  public void close(StoppedBy by) {
    isClosed = true;
    legacy.close();
    inFlight.cancelAll(by);
  }

  private Future<Void> receive(Incoming incoming, Peer peer, Function<Message, Era> era) {
    if (isClosed) {
      return Future.succeededFuture();
    }
    return switch (incoming) {
      case Single(Request request) -> answer(request, peer, era.apply(request));
      case Single(Notification notification) -> heed(notification);
      case Single(Response response) -> take(response);
      case Batch(var entries) -> batch(entries, peer);
      case Malformed(var error, var id) -> send(peer, Outgoing.error(id, error));
    };
  }

  private Future<Void> take(Response response) {
    questions.answered(response);
    return Future.succeededFuture();
  }

  private Future<Void> batch(List<Incoming> entries, Peer peer) {
    if (!legacy.takesBatches()) {
      var reason = "batches exist in revision 2025-03-26 only; send one message at a time";
      var error = new RpcError(RpcError.INVALID_REQUEST, reason);
      return send(peer, Outgoing.error(Optional.empty(), error));
    }
    var answers = entries.stream().map(entry -> receive(entry, peer, Era.LEGACY)).toList();
    return Future.join(answers).mapEmpty();
  }

  /** Both eras cancel alike; any other notification needs nothing done. */
  private Future<Void> heed(Notification notification) {
    if (notification.method().equals("notifications/cancelled")) {
      Id.of(notification.params().getValue("requestId"))
          .ifPresent(id -> inFlight.cancel(id, StoppedBy.CANCEL));
    }
    return Future.succeededFuture();
  }

  private Future<Void> answer(Request request, Peer peer, Era era) {
    var id = request.id();
    return switch (step(request, era)) {
      case Step.Result(var body) -> send(peer, Outgoing.result(id, body));
      case Step.Refused(var error) -> send(peer, Outgoing.error(Optional.of(id), error));
      case Step.Work work -> inFlight.run(work, id, peer);
    };
  }

  private Step step(Request request, Era era) {
    if (inFlight.contains(request.id())) {
      return Step.invalidRequest("a request with this id is in flight: " + name(request.id()));
    }
    try {
      return inFlight.admit(dispatcher(era).dispatch(request));
    } catch (InvalidParams e) {
      return new Step.Refused(e.error());
    }
  }

  private Dispatcher dispatcher(Era era) {
    return switch (era) {
      case LEGACY -> legacy;
      case MODERN -> modern;
    };
  }

  private static String name(Id id) {
    return switch (id) {
      case Id.Numeric(var value) -> Long.toString(value);
      case Id.Text(var value) -> Quoted.of(value);
    };
  }

  /** A peer that is gone is no failure of ours; its transport knows and closes the conversation. */
  private static Future<Void> send(Peer peer, JsonObject message) {
    return peer.send(message).otherwiseEmpty();
  }
}
