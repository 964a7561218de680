package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Outgoing;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Progress of one request, under the token it came with. */
final class RequestProgress implements Progress {
  private final Optional<Id> token;
  private final Exchange exchange;
  private long count;

  RequestProgress(Optional<Id> token, Exchange exchange) {
    this.token = token;
    this.exchange = exchange;
  }

  @Override
  public boolean isWanted() {
    return token.isPresent();
  }

  @Override
  public Future<Void> report(String message, JsonObject meta) {
    return token
        .map(wanted -> exchange.tell(notification(wanted, message, meta)))
        .orElseGet(Future::succeededFuture);
  }

  private JsonObject notification(Id wanted, String message, JsonObject meta) {
    count++;
    var params =
        new JsonObject()
            .put("progressToken", wanted.json())
            .put("progress", count)
            .put("message", message);
    if (!meta.isEmpty()) {
      params.put("_meta", meta);
    }
    return Outgoing.notification("notifications/progress", params);
  }
}
