package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.output.OutputLog;
import dev.vibesbox.posix.Spawn.Program;
import dev.vibesbox.redaction.Redaction;
import dev.vibesbox.redaction.Tally;
import java.time.Duration;
import java.util.List;

/**
 * A command ready to be started.
 *
 * @param programs what to start: the first of these that the kernel accepts
 * @param feed what it reads
 * @param isForeground whether what its shell leaves behind is stopped with it
 * @param grace between SIGTERM and SIGKILL
 * @param redactions what was masked so far, in all of its output
 */
record Launch(
    List<Program> programs,
    Feed feed,
    Deadlines deadlines,
    boolean isForeground,
    Duration grace,
    OutputLog log,
    Publication publication,
    Redaction redaction,
    Tally redactions) {}
