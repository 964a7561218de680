package dev.vibesbox.config;

import java.time.Duration;

/**
 * Health checks.
 *
 * @param timeout a check that takes longer has failed
 * @param cache how long an answer is given again before the checks run anew
 * @param longestDelay by which the event loop may have been late
 */
public record HealthConfig(Duration timeout, Duration cache, Duration longestDelay) {

  static HealthConfig read(Section section) {
    return new HealthConfig(
        // The container's own check of /health gives up after 10 s.
        section.millis("timeoutMillis", 10, 9000),
        section.millis("cacheMillis", 0, 60_000),
        section.millis("longestDelayMillis", 10, 60_000));
  }
}
