package dev.vibesbox.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * Marks tests of the image in a real engine. They run in the profile {@code full}; {@code
 * -Dtest.excludedGroups=container} leaves them out on a machine that has no engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("full")
@Tag("container")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public @interface NeedsEngine {}
