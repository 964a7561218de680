package dev.vibesbox.jsonrpc;

import dev.vibesbox.jsonrpc.Incoming.Malformed;
import dev.vibesbox.jsonrpc.Incoming.Single;
import dev.vibesbox.jsonrpc.Message.Notification;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Message.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which message a JSON value is. Members that JSON-RPC does not know are ignored, since
 * clients add their own. An error carries the id wherever it answers something with a usable one;
 * never that of a response, which is an id of ours.
 */
final class Shape {
  private Shape() {}

  static Incoming of(@Nullable Object value) {
    return value instanceof JsonObject object
        ? of(object)
        : invalid("a message must be a JSON object", Optional.empty());
  }

  /** A value with correct grammar that is refused all the same. */
  static Malformed flawed(@Nullable Object value, String reason) {
    return invalid(
        reason, value instanceof JsonObject object ? answerable(object) : Optional.empty());
  }

  private static Incoming of(JsonObject object) {
    if (!"2.0".equals(object.getValue("jsonrpc"))) {
      return invalid("jsonrpc must be \"2.0\"", answerable(object));
    }
    if (isAnswer(object)) {
      return response(object);
    }
    if (object.containsKey("id") && Id.of(object.getValue("id")).isEmpty()) {
      return invalid("id must be a string or an integer of 64 bits", Optional.empty());
    }
    return call(object, Id.of(object.getValue("id")));
  }

  private static Incoming call(JsonObject object, Optional<Id> id) {
    if (!(object.getValue("method") instanceof String method)) {
      return invalid("method must be a string", id);
    }
    return switch (object.getValue("params", new JsonObject())) {
      case JsonObject params -> new Single(call(id, method, params));
      case JsonArray _ -> positional(id);
      // Some clients write null for what they leave out.
      case null -> new Single(call(id, method, new JsonObject()));
      default -> invalid("params must be an object", id);
    };
  }

  private static Message call(Optional<Id> id, String method, JsonObject params) {
    return id.<Message>map(present -> new Request(present, method, params))
        .orElseGet(() -> new Notification(method, params));
  }

  private static Incoming response(JsonObject object) {
    boolean isClear =
        !object.containsKey("method")
            && object.containsKey("result") != object.containsKey("error");
    return Id.of(object.getValue("id"))
        .filter(_ -> isClear)
        .<Incoming>map(id -> new Single(new Response(id, object)))
        .orElseGet(
            () -> invalid("a response has an id, and a result or an error", Optional.empty()));
  }

  private static boolean isAnswer(JsonObject object) {
    return object.containsKey("result") || object.containsKey("error");
  }

  private static Optional<Id> answerable(JsonObject object) {
    return isAnswer(object)
        ? Optional.empty()
        : Id.of(object.getValue("id")).filter(Shape::isSendable);
  }

  private static boolean isSendable(Id id) {
    return switch (id) {
      case Id.Numeric _ -> true;
      case Id.Text(var value) -> Json.isUnicode(value);
    };
  }

  /** JSON-RPC knows parameters by position, MCP has none. */
  private static Malformed positional(Optional<Id> id) {
    var reason = "params must be an object; MCP has no parameters by position";
    return new Malformed(new RpcError(RpcError.INVALID_PARAMS, reason), id);
  }

  private static Malformed invalid(String reason, Optional<Id> id) {
    return new Malformed(new RpcError(RpcError.INVALID_REQUEST, reason), id);
  }
}
