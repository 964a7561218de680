package dev.vibesbox.executor;

import dev.vibesbox.command.ProcessId;
import dev.vibesbox.config.OutputConfig;
import dev.vibesbox.output.Backing;
import dev.vibesbox.output.Budget;
import dev.vibesbox.output.Filing;
import dev.vibesbox.output.OutputLimits;
import dev.vibesbox.output.OutputLog;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where output is kept.
 *
 * @param limits of each process
 * @param budget of all together
 * @param due is told which logs have something to write
 */
record Storage(OutputLimits limits, Budget budget, ProcessFolder folder, Consumer<Filing> due) {
  /** What is not in files yet never takes more than this part of the heap. */
  private static final int HEAP_SHARE = 4;

  static Budget budget(OutputConfig config, int maxRunning) {
    var heap = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return new Budget(config.totalBytes(), Math.min(config.totalBytes(), heap), maxRunning);
  }

  /** The log of a process that is about to start. */
  OutputLog log(ProcessId id) {
    return new OutputLog(limits, backing(id));
  }

  Backing backing(ProcessId id) {
    return new Backing(budget, Optional.of(folder.output(id)), due);
  }
}
