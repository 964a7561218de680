package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Outgoing;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Log messages of one request, on its own stream, from the level on that its client asked for. */
record RequestLog(Optional<LogLevel> least, Exchange exchange) implements Log {

  @Override
  public boolean takes(LogLevel level) {
    return least.filter(it -> level.compareTo(it) >= 0).isPresent();
  }

  @Override
  public void say(LogLevel level, JsonObject data) {
    if (takes(level)) {
      var params =
          new JsonObject().put("level", level.label()).put("logger", "vibesbox").put("data", data);
      // A client that is gone misses it, as it misses everything else.
      exchange.tell(Outgoing.notification("notifications/message", params));
    }
  }
}
