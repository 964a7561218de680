/** The health verticle and its checks. */
@NullMarked
package dev.vibesbox.health;

import org.jspecify.annotations.NullMarked;
