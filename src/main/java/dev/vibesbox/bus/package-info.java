/**
 * The service door: addresses, message forms, and the client the rest uses to reach the executor.
 */
@NullMarked
package dev.vibesbox.bus;

import org.jspecify.annotations.NullMarked;
