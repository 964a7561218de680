package dev.vibesbox.policy;

/**
 * One word of a command, quotes and escapes resolved; expansions stand in it as they were written.
 *
 * @param isPlain whether nothing in it was quoted, escaped or expanded: only then may it be a
 *     reserved word of the shell
 */
record Word(String text, boolean isPlain) {}
