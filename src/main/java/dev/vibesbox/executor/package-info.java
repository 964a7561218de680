/** Runs commands: one warden thread each, one pump thread for all pipes, one table of processes. */
@NullMarked
package dev.vibesbox.executor;

import org.jspecify.annotations.NullMarked;
