/** Finds secrets in a stream of bytes, across chunk borders. Pure. */
@NullMarked
package dev.vibesbox.redaction;

import org.jspecify.annotations.NullMarked;
