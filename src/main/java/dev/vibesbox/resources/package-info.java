/** Processes and their output as resources of the protocol. */
@NullMarked
package dev.vibesbox.resources;

import org.jspecify.annotations.NullMarked;
