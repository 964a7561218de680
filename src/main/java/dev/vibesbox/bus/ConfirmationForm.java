package dev.vibesbox.bus;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The proof that somebody agreed, in the {@code confirmation} beside a command's arguments. */
public final class ConfirmationForm {
  private static final String NAME = "confirmation";
  private static final int MAX_CHARS = 200;

  private ConfirmationForm() {}

  /**
   * The proof; empty where there is none.
   *
   * @throws BadArgument if it cannot be one
   */
  public static Optional<String> read(JsonObject body) {
    return new Arguments(body).text(NAME, 1, MAX_CHARS);
  }

  /** The command's own arguments. */
  public static JsonObject without(JsonObject body) {
    if (!body.containsKey(NAME)) {
      return body;
    }
    var rest = body.copy();
    rest.remove(NAME);
    return rest;
  }

  static JsonObject write(JsonObject body, String proof) {
    return body.put(NAME, proof);
  }
}
