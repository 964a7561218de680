package dev.vibesbox.audit;

/**
 * Why something was not done.
 *
 * @param code of the answer
 * @param reason one sentence
 */
public record Refusal(Ruling ruling, int code, String reason) {}
