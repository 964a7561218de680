/** The tools that agents call, one file each. */
@NullMarked
package dev.vibesbox.tools;

import org.jspecify.annotations.NullMarked;
