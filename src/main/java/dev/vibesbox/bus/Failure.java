package dev.vibesbox.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Why a request over the bus failed: a code, a sentence, and what to do about it. */
public final class Failure extends ReplyException {
  private static final long serialVersionUID = 1;

  public static final int BAD_ARGUMENT = 400;
  public static final int REFUSED_BY_POLICY = 403;
  public static final int UNKNOWN_PROCESS = 404;
  public static final int WRONG_STATE = 409;
  public static final int OUTPUT_GONE = 410;
  public static final int NEEDS_CONFIRMATION = 428;
  public static final int TOO_MANY = 429;
  public static final int BROKEN = 500;
  public static final int SHUTTING_DOWN = 503;

  private final String suggestion;
  private final String confirmation;

  private Failure(int code, String sentence, String suggestion, String confirmation) {
    super(ReplyFailure.RECIPIENT_FAILURE, code, sentence);
    this.suggestion = suggestion;
    this.confirmation = confirmation;
  }

  public Failure(int code, String sentence, String suggestion) {
    this(code, sentence, suggestion, "");
  }

  /**
   * Somebody has to agree first.
   *
   * @param confirmation proves it, when the request is repeated with it
   */
  public static Failure needsConfirmation(String sentence, String suggestion, String confirmation) {
    return new Failure(NEEDS_CONFIRMATION, sentence, suggestion, confirmation);
  }

  /** What to repeat the request with once somebody has agreed. */
  public Optional<String> confirmation() {
    return confirmation.isEmpty() ? Optional.empty() : Optional.of(confirmation);
  }

  /** The same with its confirmation as the last word: all that a service or a bridge can read. */
  public Failure spelledOut() {
    return confirmation.isEmpty()
        ? this
        : needsConfirmation(
            getMessage() + " Repeat the request with confirmation " + confirmation,
            suggestion,
            confirmation);
  }

  public Failure(int code, String sentence) {
    this(code, sentence, "");
  }

  /** Whether it says what to do about it. */
  public boolean isAdvised() {
    return !suggestion.isEmpty();
  }

  /** The rule that refused it or asks, with which the sentence of a refusal by policy begins. */
  public Optional<String> rule() {
    var sentence = String.valueOf(getMessage());
    var end = sentence.indexOf(": ");
    var isByPolicy = failureCode() == REFUSED_BY_POLICY || failureCode() == NEEDS_CONFIRMATION;
    return isByPolicy && end > 0 ? Optional.of(sentence.substring(0, end)) : Optional.empty();
  }

  /** The failure as a tool answers it: nothing ran. */
  public static JsonObject json(Throwable cause) {
    var isOurs = cause instanceof ReplyException reply && reply.failureCode() > 0;
    var code = isOurs ? ((ReplyException) cause).failureCode() : BROKEN;
    var json =
        new JsonObject()
            .put("status", code >= BROKEN ? "failed" : "rejected")
            .put("success", false)
            .put("error", isOurs ? cause.getMessage() : "the executor did not answer");
    if (cause instanceof Failure failure && !failure.suggestion.isEmpty()) {
      json.put("suggestion", failure.suggestion);
    }
    return json;
  }
}
