/**
 * Reads shell text into a tree: what <a
 * href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX</a> says,
 * and what bash adds. Any text gives a tree, in time that grows with its length; what a shell would
 * refuse is read as far as it makes sense, and is marked. Expands nothing. Pure.
 */
@NullMarked
package dev.vibesbox.policy.shell;

import org.jspecify.annotations.NullMarked;
