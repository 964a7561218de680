/** The output log: append, read from an offset, wait, retention, gaps, excerpts. */
@NullMarked
package dev.vibesbox.output;

import org.jspecify.annotations.NullMarked;
