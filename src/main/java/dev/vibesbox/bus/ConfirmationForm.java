package dev.vibesbox.bus;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What became of the question whether a command may run, in the {@code confirmation} and {@code
 * declined} beside its arguments.
 */
public final class ConfirmationForm {
  private static final String NAME = "confirmation";
  private static final String DECLINED = "declined";
  private static final String ANSWERED = "answered";
  private static final String UNASKED = "unasked";
  private static final int MAX_CHARS = 200;

  private ConfirmationForm() {}

  /** What became of it. */
  public sealed interface Consent {
    /** The proof that belongs to the question. */
    String proof();

    /** Somebody agreed. */
    record Given(String proof) implements Consent {}

    /**
     * Nobody did.
     *
     * @param wasAsked false where there is nobody who could be asked
     */
    record Refused(String proof, boolean wasAsked) implements Consent {}
  }

  /**
   * What became of it; empty where there was no question.
   *
   * @throws BadArgument if that cannot be
   */
  public static Optional<Consent> read(JsonObject body) {
    var arguments = new Arguments(body);
    var why = arguments.text(DECLINED, 1, MAX_CHARS).orElse("");
    var proof = arguments.text(NAME, 1, MAX_CHARS);
    if (proof.isEmpty() && !why.isEmpty()) {
      throw new BadArgument("declined is of use only with the confirmation that was asked for");
    }
    return proof.map(it -> consent(it, why));
  }

  private static Consent consent(String proof, String why) {
    return switch (why) {
      case "" -> new Consent.Given(proof);
      case ANSWERED -> new Consent.Refused(proof, true);
      case UNASKED -> new Consent.Refused(proof, false);
      default ->
          throw new BadArgument(
              "declined is %s; allowed is %s or %s".formatted(why, ANSWERED, UNASKED));
    };
  }

  /** The command's own arguments. */
  public static JsonObject without(JsonObject body) {
    if (!body.containsKey(NAME) && !body.containsKey(DECLINED)) {
      return body;
    }
    var rest = body.copy();
    rest.remove(NAME);
    rest.remove(DECLINED);
    return rest;
  }

  static JsonObject write(JsonObject body, Consent consent) {
    body.put(NAME, consent.proof());
    return switch (consent) {
      case Consent.Given _ -> body;
      case Consent.Refused(_, var wasAsked) -> body.put(DECLINED, wasAsked ? ANSWERED : UNASKED);
    };
  }
}
