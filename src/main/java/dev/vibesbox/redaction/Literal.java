package dev.vibesbox.redaction;

/**
 * Bytes with which a secret of some shape begins.
 *
 * @param text three at least, each byte as the character of the same number
 */
record Literal(String text, Shape shape) {}
