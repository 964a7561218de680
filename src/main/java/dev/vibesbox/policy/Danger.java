package dev.vibesbox.policy;

/** What a rule looks for. */
sealed interface Danger permits CallDanger, TextDanger {}
