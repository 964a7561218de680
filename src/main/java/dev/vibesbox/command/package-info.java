/** The vocabulary: what was asked for, what became of it. Imports nothing of ours. */
@NullMarked
package dev.vibesbox.command;

import org.jspecify.annotations.NullMarked;
