package dev.vibesbox.executor;

import dev.vibesbox.output.Budget;
import dev.vibesbox.output.Filing;
import java.util.function.Consumer;

/**
 * Keeps all output together within bounds: the oldest finished process is forgotten first. What
 * finished processes have in memory leaves it for their files when it becomes much.
 */
record OutputBudget(Budget budget, Consumer<Filing> due) {
  /** The part of the memory that finished processes may have. */
  private static final int FINISHED_SHARE = 2;

  /**
   * Forgets finished processes until all output is within the bound. Quick; about once a second.
   */
  void enforce(ProcessTable table) {
    table.forgetOld();
    while (budget.total() > budget.totalBytes() && table.forgetOldest()) {
      // One more is gone; look again.
    }
    var allowed = budget.memoryBytes() / FINISHED_SHARE;
    if (table.finishedMemory() > allowed) {
      table
          .finished()
          .forEach(entry -> {
            entry.log().filing().seal();
            due.accept(entry.log().filing());
          });
    }
    while (table.finishedMemory() > 2 * allowed && table.forgetOldest()) {
      // As above.
    }
  }
}
