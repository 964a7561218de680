/** The Model Context Protocol: two eras, two dispatchers, one set of tools. Knows no HTTP. */
@NullMarked
package dev.vibesbox.mcp;

import org.jspecify.annotations.NullMarked;
