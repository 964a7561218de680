/** What every file of the project must keep to; read from class files and from sources. */
@NullMarked
package dev.vibesbox.rules;

import org.jspecify.annotations.NullMarked;
