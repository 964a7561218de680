package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.InputNeeded.Ask;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gets a tool the input it needs. A legacy client is asked at once, by requests of ours, and the
 * tool called again; a modern one is told to repeat its call with the answers.
 */
final class Asking {
  private static final int MAX_ROUNDS = 8;

  private final Seal seal;

  Asking(Seal seal) {
    this.seal = seal;
  }

  /**
   * What the client answered with this very call; nothing in the legacy era.
   *
   * @param call what the sealed state must have been made for
   * @throws InvalidParams if the state is not one of ours for this call, or too old
   */
  Input given(Params params, JsonObject call, Caller caller) throws InvalidParams {
    if (caller.revision().era() == Era.LEGACY || !params.has("inputResponses")) {
      checkNoState(params, call, caller);
      return Input.NONE;
    }
    return new Input(params.object("inputResponses"), state(params, call, caller));
  }

  /** Runs the work with this input; where it needs more, gets it or says what is needed. */
  Future<JsonObject> run(
      Function<Input, Future<JsonObject>> work, Input input, Call call, Exchange exchange) {
    return run(work, input, call, exchange, MAX_ROUNDS);
  }

  /** Whose call it is, and what of it must not change. */
  record Call(Caller caller, JsonObject fixed) {}

  private Future<JsonObject> run(
      Function<Input, Future<JsonObject>> work,
      Input input,
      Call call,
      Exchange exchange,
      int rounds) {
    return work.apply(input)
        .recover(cause ->
            cause instanceof InputNeeded needed && rounds > 0
                ? switch (call.caller.revision().era()) {
                  case MODERN -> told(needed, call);
                  case LEGACY ->
                      asked(needed, call.caller, exchange)
                          .compose(more -> run(work, more, call, exchange, rounds - 1));
                }
                : Future.failedFuture(cause));
  }

  private Future<JsonObject> told(InputNeeded needed, Call call) {
    var missing = missing(needed, call.caller);
    if (missing.isPresent()) {
      return Future.failedFuture(new RequestRefused(missing.get()));
    }
    var requests = new JsonObject();
    needed.asks().forEach((name, ask) -> requests.put(name, form(ask)));
    var sealed = seal.close(needed.state(), call.caller.requester().principal(), call.fixed);
    return Future.succeededFuture(
        new JsonObject()
            .put("resultType", "input_required")
            .put("inputRequests", requests)
            .put("requestState", sealed));
  }

  private static Future<Input> asked(InputNeeded needed, Caller caller, Exchange exchange) {
    var missing = missing(needed, caller);
    if (missing.isPresent()) {
      return Future.failedFuture(new RequestRefused(missing.get()));
    }
    Future<JsonObject> answers = Future.succeededFuture(new JsonObject());
    for (Map.Entry<String, Ask> entry : needed.asks().entrySet()) {
      var ask = entry.getValue();
      answers =
          answers.compose(so ->
              caller
                  .questions()
                  .ask(ask.method(), ask.params(), exchange)
                  // Who does not answer has not agreed.
                  .map(answer -> so.put(entry.getKey(), answer))
                  .otherwise(so));
    }
    return answers.map(all -> new Input(all, needed.state()));
  }

  private static Optional<RpcError> missing(InputNeeded needed, Caller caller) {
    var wanted = new JsonObject();
    needed.asks().values().stream()
        .map(Ask::capability)
        .filter(capability -> !caller.capabilities().containsKey(capability))
        .forEach(capability -> wanted.put(capability, new JsonObject()));
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RpcError(
                ErrorCode.MISSING_CLIENT_CAPABILITY,
                "the client would have to be asked, and cannot: "
                    + String.join(", ", wanted.fieldNames()),
                Optional.of(new JsonObject().put("requiredCapabilities", wanted))));
  }

  private static JsonObject form(Ask ask) {
    return new JsonObject().put("method", ask.method()).put("params", ask.params());
  }

  private void checkNoState(Params params, JsonObject call, Caller caller) throws InvalidParams {
    if (caller.revision().era() == Era.MODERN) {
      state(params, call, caller);
    }
  }

  private String state(Params params, JsonObject call, Caller caller) throws InvalidParams {
    if (!params.has("requestState")) {
      return "";
    }
    return seal.open(params.text("requestState"), caller.requester().principal(), call)
        .orElseThrow(() ->
            new InvalidParams(
                params.path()
                    + ".requestState was changed, is too old, or belongs to another call"));
  }
}
