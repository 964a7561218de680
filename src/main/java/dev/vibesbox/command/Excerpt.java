package dev.vibesbox.command;

/**
 * The first and last lines of one stream, as answers show them.
 *
 * @param text whole characters; the place of what was left out is marked in it
 * @param bytes of the stream in all, after redaction
 * @param isTruncated whether anything was left out
 */
public record Excerpt(String text, long bytes, boolean isTruncated) {}
