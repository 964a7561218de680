package dev.vibesbox.jsonrpc;

import dev.vibesbox.jsonrpc.Incoming.Batch;
import dev.vibesbox.jsonrpc.Incoming.Malformed;
import io.vertx.core.json.JsonArray;
import java.util.Optional;

/**
 * Text to messages, as JSON-RPC 2.0 (https://www.jsonrpc.org/specification) and MCP's narrowing of
 * it want them: ids are strings or integers, params are objects.
 */
public final class Codec {

  /** Entries of one batch. More would hold the event loop for too long. */
  public static final int MAX_BATCH = 100;

  private Codec() {}

  /**
   * Reads one text. Never throws, whatever the text: what is wrong with it is said by {@link
   * Malformed}. How long a text may be is the transport's to limit.
   */
  public static Incoming decode(String text) {
    return switch (Json.read(text)) {
      case Json.Broken(var reason) ->
          new Malformed(new RpcError(RpcError.PARSE_ERROR, reason), Optional.empty());
      case Json.Flawed(var value, var reason) -> Shape.flawed(value, reason);
      case Json.Sound(JsonArray entries) -> batch(entries);
      case Json.Sound(var value) -> Shape.of(value);
    };
  }

  private static Incoming batch(JsonArray entries) {
    if (entries.isEmpty()) {
      return Shape.flawed(entries, "a batch must not be empty");
    }
    if (entries.size() > MAX_BATCH) {
      var reason = "a batch of %d is over the limit of %d".formatted(entries.size(), MAX_BATCH);
      return Shape.flawed(entries, reason);
    }
    return new Batch(entries.stream().map(Shape::of).toList());
  }
}
