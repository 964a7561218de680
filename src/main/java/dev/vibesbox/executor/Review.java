package dev.vibesbox.executor;

import dev.vibesbox.audit.Ruling;
import dev.vibesbox.bus.ConfirmationForm.Consent;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.policy.Decision;
import dev.vibesbox.policy.Policy;
import dev.vibesbox.redaction.Redaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whether a command may run: policy first, then whoever has to agree. */
final class Review {
  private final Confirmations confirmations = new Confirmations(Clock.systemUTC());
  private final Policy policy;
  private final Redaction redaction;

  Review(Policy policy, Redaction redaction) {
    this.policy = policy;
    this.redaction = redaction;
  }

  /**
   * A command that may run.
   *
   * @param argv what to run
   */
  record Permit(List<String> argv, Ruling ruling) {}

  /** What somebody has to agree to first is confirmed here. */
  Confirmations confirmations() {
    return confirmations;
  }

  /**
   * Asks policy about a command.
   *
   * @throws Failure 403 if policy refuses it, 428 if somebody has to agree first
   */
  Permit permit(CommandSpec spec) {
    return switch (policy.review(spec)) {
      case Decision.Allowed(var argv, var noticed) ->
          new Permit(argv, new Ruling(Ruling.Decision.ALLOWED, Optional.empty(), noticed));
      case Decision.Ask(var rule, _, _, var confirmed) when confirmations.take(spec) ->
          new Permit(
              confirmed.argv(),
              new Ruling(Ruling.Decision.CONFIRMED, Optional.of(rule), confirmed.audited()));
      case Decision.Ask(var rule, var reason, var suggestion, _) ->
          throw Failure.needsConfirmation(
              shown(spec, "%s: %s It needs a confirmation.".formatted(rule, reason)),
              suggestion,
              confirmations.issue(spec));
      case Decision.Rejected(var rule, var reason, var suggestion) ->
          throw new Failure(
              Failure.REFUSED_BY_POLICY, shown(spec, "%s: %s".formatted(rule, reason)), suggestion);
    };
  }

  /** What a command that needed somebody's consent fails with, which nobody gave. */
  Failure declined(CommandSpec spec, Consent.Refused refused) {
    // It is good for nothing afterwards, whoever saw it.
    confirmations.present(refused.proof(), spec);
    confirmations.take(spec);
    var why =
        refused.wasAsked()
            ? "the user was asked and did not agree to this command."
            : "somebody has to agree to this command, and nobody can be asked.";
    return new Failure(
        Failure.REFUSED_BY_POLICY,
        policy.review(spec) instanceof Decision.Ask(var rule, _, _, _) ? rule + ": " + why : why,
        "Do not repeat it; ask the user what to do instead.");
  }

  /** A reason may quote the command, and that its variables. */
  private String shown(CommandSpec spec, String reason) {
    return redaction.knowing(spec.surroundings().environment()).redact(reason);
  }
}
