/** The HTTP server: transports, admission, health routes. Knows no processes. */
@NullMarked
package dev.vibesbox.gateway;

import org.jspecify.annotations.NullMarked;
