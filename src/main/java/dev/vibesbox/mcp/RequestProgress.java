package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Outgoing;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

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
  public Future<Void> report(Report report) {
    return token
        .map(wanted -> exchange.tell(notification(wanted, ++count, report)))
        .orElseGet(Future::succeededFuture);
  }

  @Override
  public Future<Void> report(Report report, Supplier<Future<Report>> again) {
    return token
        .map(wanted -> {
          var number = ++count;
          return exchange.tell(
              notification(wanted, number, report),
              () -> again.get().map(same -> notification(wanted, number, same)));
        })
        .orElseGet(Future::succeededFuture);
  }

  private static JsonObject notification(Id wanted, long number, Report report) {
    var params =
        new JsonObject()
            .put("progressToken", wanted.json())
            .put("progress", number)
            .put("message", report.text());
    if (!report.meta().isEmpty()) {
      params.put("_meta", report.meta());
    }
    return Outgoing.notification("notifications/progress", params);
  }
}
