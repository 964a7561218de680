package dev.vibesbox.mcp;

import dev.vibesbox.command.StoppedBy;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One request from its start to its answer: what is sent for it leaves in order, one message after
 * the other was taken, and nothing follows the answer or a cancellation.
 */
final class Exchange {
  private static final String OVER = "nobody waits for this request any more";

  private final Peer peer;
  private final Cancellation cancellation = new Cancellation();
  private final Promise<Void> end = Promise.promise();
  private Future<Void> sent = Future.succeededFuture();
  private boolean isAnswered;
  private boolean isPeerGone;

  Exchange(Peer peer) {
    this.peer = peer;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Succeeds when the answer was taken or is not wanted any more; never fails. */
  Future<Void> end() {
    return end.future();
  }

  /** Whether the other end wants no answer, or cannot get one. */
  boolean isAbandoned() {
    return isPeerGone || cancellation.isCancelled();
  }

  /** Sends a notification; fails when the other end is gone or the request is over. */
  Future<Void> tell(JsonObject notification) {
    return isAnswered ? Future.failedFuture(OVER) : next(to -> to.send(notification));
  }

  /** As above, for what can be made again. */
  Future<Void> tell(JsonObject notification, Supplier<Future<JsonObject>> again) {
    return isAnswered ? Future.failedFuture(OVER) : next(to -> to.send(notification, again));
  }

  /** Sends the answer, after everything told before. */
  void answer(JsonObject answer) {
    isAnswered = true;
    next(to -> to.send(answer)).onComplete(_ -> end.tryComplete());
  }

  /** Ends the exchange without an answer; changes nothing once it has ended. */
  void cancel(StoppedBy by) {
    if (end.future().isComplete()) {
      return;
    }
    try {
      cancellation.cancel(by);
    } finally {
      end.tryComplete();
    }
  }

  private Future<Void> next(Function<Peer, Future<Void>> sending) {
    sent = sent.transform(_ -> isAbandoned() ? Future.failedFuture(OVER) : sending.apply(peer));
    return sent.onFailure(_ -> isPeerGone = true);
  }
}
