/**
 * Starts vibesbox: arguments, configuration, and the one place that wires the features together.
 */
@NullMarked
package dev.vibesbox;

import org.jspecify.annotations.NullMarked;
