/** All foreign-function code of the project: small methods in the words of POSIX and Linux. */
@NullMarked
package dev.vibesbox.posix;

import org.jspecify.annotations.NullMarked;
