/**
 * The image, in a real engine, as {@code compose.yml} runs it. All tests here are tagged {@code
 * container}, so that a machine without an engine can leave them out, in as many words.
 */
@NullMarked
package dev.vibesbox.container;

import org.jspecify.annotations.NullMarked;
