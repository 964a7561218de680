package dev.vibesbox.audit;

import java.util.Optional;

/**
 * How the log stands.
 *
 * @param failure why it cannot be written; empty where it can
 * @param fileBytes of the current file
 * @param waitingBytes in the reserve, until it can be written again
 * @param droppedLines since the last one that was written
 */
public record Standing(
    Optional<String> failure,
    boolean isRequired,
    long fileBytes,
    int waitingBytes,
    long droppedLines) {}
