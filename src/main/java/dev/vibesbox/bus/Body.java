package dev.vibesbox.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The body of a request, whatever a stranger put there. */
public final class Body {
  private Body() {}

  /**
   * The body as the object it must be.
   *
   * @throws BadArgument if it is something else
   */
  public static JsonObject of(Message<?> message) {
    return switch (message.body()) {
      case JsonObject json -> json;
      case null -> throw new BadArgument("the body is null; it must be a JsonObject");
      case Object other ->
          throw new BadArgument("the body is %s; it must be a JsonObject".formatted(kind(other)));
    };
  }

  private static String kind(Object body) {
    return switch (body) {
      case String _ -> "a string";
      case Buffer _ -> "a buffer";
      case JsonArray _ -> "an array";
      case Number _ -> "a number";
      case Boolean _ -> "true or false";
      default -> "something else";
    };
  }
}
