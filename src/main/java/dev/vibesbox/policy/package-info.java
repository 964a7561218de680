/**
 * Decides whether a command may run: a guard rail, not a wall. Pure: no Vert.x, no clock, no files.
 */
@NullMarked
package dev.vibesbox.policy;

import org.jspecify.annotations.NullMarked;
