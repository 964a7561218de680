package dev.vibesbox.mcp;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the server says without having been asked just now. One message leaves at a time; until then
 * a newer one about the same thing takes the place of the older, so that nothing piles up.
 */
final class Unasked {
  private final Map<String, JsonObject> waiting = new LinkedHashMap<>();
  private Optional<Function<JsonObject, Future<Void>>> way = Optional.empty();
  private boolean isSending;

  /** From now on messages go this way; what waited goes too. */
  void goBy(Function<JsonObject, Future<Void>> newWay) {
    way = Optional.of(newWay);
    sendNext();
  }

  /** Sends a message about something, or drops it where nobody listens. */
  void tell(String about, JsonObject message) {
    if (way.isPresent()) {
      waiting.put(about, message);
      sendNext();
    }
  }

  private void sendNext() {
    if (isSending || waiting.isEmpty() || way.isEmpty()) {
      return;
    }
    var about = waiting.keySet().iterator().next();
    var message = Optional.ofNullable(waiting.remove(about)).orElseThrow();
    isSending = true;
    way.get()
        .apply(message)
        .onComplete(_ -> {
          isSending = false;
          sendNext();
        });
  }
}
