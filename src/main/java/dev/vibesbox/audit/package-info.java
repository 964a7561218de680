/** The audit log: who ran what, what was decided about it, and what became of it. */
@NullMarked
package dev.vibesbox.audit;

import org.jspecify.annotations.NullMarked;
