package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a request leads to. */
sealed interface Step {

  /** An answer at once. */
  record Result(JsonObject body) implements Step {}

  /** An error at once. */
  record Refused(RpcError error) implements Step {}

  /**
   * An answer later: the request is in flight until then, and can be cancelled.
   *
   * @param name for the log
   */
  record Work(String name, Function<Exchange, Future<JsonObject>> start) implements Step {}

  static Step unknownMethod(String method) {
    return new Refused(
        new RpcError(RpcError.METHOD_NOT_FOUND, "there is no method " + Quoted.of(method)));
  }

  static Step invalidRequest(String reason) {
    return new Refused(new RpcError(RpcError.INVALID_REQUEST, reason));
  }

  /** The same step with another form of its result. */
  default Step map(UnaryOperator<JsonObject> form) {
    return switch (this) {
      case Result(var body) -> new Result(form.apply(body));
      case Refused refused -> refused;
      case Work(var name, var start) -> new Work(name, exchange -> start.apply(exchange).map(form));
    };
  }
}
