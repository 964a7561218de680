package dev.vibesbox.executor;

import dev.vibesbox.config.OutputConfig;
import dev.vibesbox.output.OutputLimits;

/**
 * Keeps all output together within bounds: the oldest finished process is forgotten first. Output
 * lives in memory, so it never takes more than a part of the heap, whatever is configured.
 *
 * @param bytes the bound
 */
record OutputBudget(long bytes) {
  private static final int HEAP_SHARE = 4;
  private static final long LEAST_SHARE = 8 << 10;

  static OutputBudget of(OutputConfig config) {
    var heap = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new OutputBudget(Math.min(config.totalBytes(), heap));
  }

  /**
   * What each process may keep, such that as many as may run at a time stay within the bound.
   *
   * @param maxRunning processes at a time
   */
  OutputLimits each(OutputConfig config, int maxRunning) {
    var share = Math.max(LEAST_SHARE, bytes / maxRunning);
    var head = Math.min(config.headBytes(), share / 2);
    var tail = Math.min(config.tailBytes(), share - head);
    return new OutputLimits((int) head, (int) tail);
  }

  /** Forgets finished processes until all output is within the bound. */
  void enforce(ProcessTable table) {
    table.forgetOld();
    while (table.retainedBytes() > bytes && table.forgetOldest()) {
      // One more is gone; look again.
    }
  }
}
