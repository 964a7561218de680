package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Message.Response;
import dev.vibesbox.jsonrpc.Outgoing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this server asks its client, in the legacy era: each belongs to a request in flight, and is
 * given up with it or when its time is over. So there are never more than requests in flight.
 */
final class Questions {
  private final Map<Id, Promise<JsonObject>> waiting = new HashMap<>();
  private final Duration patience;
  private long last;

  Questions(Duration patience) {
    this.patience = patience;
  }

  /** Succeeds with the client's result; fails where it answers an error, or nothing in time. */
  Future<JsonObject> ask(String method, JsonObject params, Exchange exchange) {
    var id = new Id.Text("ask-" + ++last);
    Promise<JsonObject> answer = Promise.promise();
    waiting.put(id, answer);
    exchange.cancellation().onCancel(by -> answer.tryFail("the request was given up: " + by));
    exchange.tell(Outgoing.request(id, method, params)).onFailure(answer::tryFail);
    Optional.ofNullable(Vertx.currentContext())
        .ifPresent(context ->
            context.owner().setTimer(patience.toMillis(), _ -> answer.tryFail("no answer came")));
    return answer.future().onComplete(_ -> waiting.remove(id));
  }

  /** An answer to nothing that was asked is dropped. */
  void answered(Response response) {
    Optional.ofNullable(waiting.get(response.id()))
        .ifPresent(answer -> {
          if (response.body().getValue("result") instanceof JsonObject result) {
            answer.tryComplete(result);
          } else {
            answer.tryFail("the client answered with an error");
          }
        });
  }
}
