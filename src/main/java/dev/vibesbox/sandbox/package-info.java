/** What a command may touch: puts the thread that starts it, and so the command, behind a wall. */
@NullMarked
package dev.vibesbox.sandbox;

import org.jspecify.annotations.NullMarked;
