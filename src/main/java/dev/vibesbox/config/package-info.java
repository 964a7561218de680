/** Strict, typed reading of the configuration; every problem is reported in one failed start. */
@NullMarked
package dev.vibesbox.config;

import org.jspecify.annotations.NullMarked;
