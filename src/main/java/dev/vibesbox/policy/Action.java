package dev.vibesbox.policy;

/** What becomes of a command that a rule fits. */
enum Action {
  /** The rules behind this one are not asked about it. */
  ALLOW,
  REJECT,
  /** Somebody has to agree first. */
  ASK,
  /** It runs, and the decision names the rule. */
  AUDIT
}
