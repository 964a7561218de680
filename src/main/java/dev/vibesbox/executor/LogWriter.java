package dev.vibesbox.executor;

import dev.vibesbox.output.Filing;
import dev.vibesbox.output.Scratch;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that writes to the data directory while processes run; it waits for the disk so
 * that nobody else does. Each log is in its queue once at most. While the disk fails, output stays
 * in memory, within its bounds, and the writer tries again every second.
 */
final class LogWriter implements Runnable {
  private static final Logger LOGGER = System.getLogger(LogWriter.class.getName());
  private static final long ROUND_NANOS = Duration.ofSeconds(1).toNanos();

  /** Records wait so long for each other, so that many small commands are one write. */
  private static final long GATHER_NANOS = Duration.ofMillis(10).toNanos();

  /** Blocks of one log in a row, while others wait. */
  private static final int BLOCKS_A_TURN = 16;

  /** What it takes to make the thread look: anything; a block that is full; nothing, it looks. */
  private enum Sleep {
    DEEP,
    LIGHT,
    NONE
  }

  private final Queue<Filing> due = new ConcurrentLinkedQueue<>();
  private final List<Filing> stuck = new ArrayList<>();
  private final AtomicReference<Sleep> sleep = new AtomicReference<>(Sleep.NONE);
  private final Scratch scratch = new Scratch();
  private final Bookkeeping books;
  private final Space space;
  private final Thread thread = Thread.ofPlatform().name("log-writer").daemon().unstarted(this);
  private long roundAt = System.nanoTime() + ROUND_NANOS;
  private boolean isFailing;
  private volatile boolean isClosed;

  LogWriter(Bookkeeping books, Space space) {
    this.space = space;
    this.books = books;
  }

  void start() {
    thread.start();
  }

  /** Has full blocks of this log written, soon. Any thread; never waits. */
  void offer(Filing filing) {
    if (filing.offer()) {
      due.add(filing);
      if (sleep.get() != Sleep.NONE) {
        LockSupport.unpark(thread);
      }
    }
  }

  /** There is something to be put on record, soon. Any thread; never waits. */
  void nudge() {
    if (sleep.get() == Sleep.DEEP) {
      LockSupport.unpark(thread);
    }
  }

  /** Writes what there is and ends the thread. */
  void close() throws InterruptedException {
    isClosed = true;
    LockSupport.unpark(thread);
    thread.join();
  }

  @Override
  public void run() {
    while (!isClosed) {
      rest();
      work();
    }
    roundAt = System.nanoTime();
    work();
    carefully(() -> books.close(scratch));
  }

  private void rest() {
    sleep.set(Sleep.DEEP);
    if (due.isEmpty() && books.isUpToDate() && !isClosed) {
      LockSupport.parkNanos(this, Math.max(1, roundAt - System.nanoTime()));
    }
    sleep.set(Sleep.LIGHT);
    if (due.isEmpty() && !books.isUpToDate() && !isClosed) {
      LockSupport.parkNanos(this, GATHER_NANOS);
    }
    sleep.set(Sleep.NONE);
  }

  private void work() {
    for (var filing = due.poll(); filing != null; filing = due.poll()) {
      var each = filing;
      if (isFailing || !carefully(() -> spill(each))) {
        stuck.add(filing);
      }
    }
    if (!isFailing) {
      carefully(() -> books.write(scratch));
    }
    if (System.nanoTime() - roundAt >= 0) {
      roundAt = System.nanoTime() + ROUND_NANOS;
      if (carefully(() -> books.round(scratch, isFailing)) && !space.isShort()) {
        recover();
      }
    }
  }

  private void spill(Filing filing) throws IOException {
    if (space.isShort()) {
      throw new IOException("the disk is almost full (executor.minFreeBytes)");
    }
    filing.take();
    for (int i = 0; i < BLOCKS_A_TURN; i++) {
      if (!filing.spill(scratch)) {
        return;
      }
    }
    offer(filing);
  }

  private void recover() {
    if (isFailing) {
      isFailing = false;
      LOGGER.log(Level.INFO, "the data directory can be written again");
      stuck.forEach(filing -> {
        filing.take();
        offer(filing);
      });
      stuck.clear();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Whatever fails is told once, until it works again; the thread goes on. */
  private boolean carefully(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException | RuntimeException e) {
      if (!isFailing) {
        isFailing = true;
        LOGGER.log(
            Level.WARNING,
            "the data directory cannot be written; output is kept in memory only, and would not"
                + " survive a restart: "
                + e);
      }
      return false;
    }
  }
}
