package dev.vibesbox.gateway;

import dev.vibesbox.config.McpConfig;

/** What all sessions together may keep. Used only on the gateway's event loop. */
final class ReplayBudget {
  private final McpConfig limits;
  private long taken;

  ReplayBudget(McpConfig limits) {
    this.limits = limits;
  }

  /** Whether a session that keeps this much keeps too much. */
  boolean isExceeded(int events, long bytes) {
    return events > limits.replayEvents()
        || bytes > limits.replayBytes()
        || taken > limits.replayTotalBytes();
  }

  void take(long bytes) {
    taken += bytes;
  }

  void giveBack(long bytes) {
    taken -= bytes;
  }
}
