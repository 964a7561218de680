package dev.vibesbox.tools;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.mcp.InputNeeded;
import dev.vibesbox.mcp.InputNeeded.Ask;
import dev.vibesbox.mcp.ToolCall;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Has a human agree to what the policy does not allow without. */
final class Confirming {
  private static final String NAME = "confirm";

  private Confirming() {}

  /** The proof that the human behind this call agreed; empty where nobody was asked. */
  static Optional<String> token(ToolCall call) {
    return Optional.of(call.input().state()).filter(state -> !state.isEmpty());
  }

  /** Whether the human was asked, and did not agree. */
  static boolean isDeclined(ToolCall call) {
    return token(call).isPresent() && !call.input().isAccepted(NAME);
  }

  /** What to ask, where the failure is for want of a confirmation and the client can ask. */
  static Optional<InputNeeded> question(Throwable cause, ToolCall call) {
    return cause instanceof Failure failure && canAsk(call.client())
        ? failure
            .confirmation()
            .map(token -> new InputNeeded(Map.of(NAME, ask(failure, call)), token))
        : Optional.empty();
  }

  /** The proof that is of no use, where the client cannot ask for what would make it one. */
  static Optional<String> unusable(Throwable cause) {
    return cause instanceof Failure failure ? failure.confirmation() : Optional.empty();
  }

  /** The failure as it is told to a client that cannot ask. */
  static Throwable plain(Throwable cause) {
    return cause instanceof Failure failure && failure.confirmation().isPresent()
        ? new Failure(
            failure.failureCode(),
            String.valueOf(failure.getMessage()),
            "A human must agree, and this client cannot ask one (it declares no elicitation)."
                + " Do it another way.")
        : cause;
  }

  /** A client without modes asks by forms, as all did before there were any. */
  private static boolean canAsk(JsonObject client) {
    return client.getValue("elicitation") instanceof JsonObject modes
        && (modes.isEmpty() || modes.containsKey("form"));
  }

  private static Ask ask(Failure failure, ToolCall call) {
    var message =
        "Run this command? %s\n\n%s"
            .formatted(failure.getMessage(), call.arguments().getString("command"));
    var nothing = new JsonObject().put("type", "object").put("properties", new JsonObject());
    return new Ask(
        "elicitation/create",
        new JsonObject().put("message", message).put("requestedSchema", nothing));
  }
}
