package dev.vibesbox.output;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the output of all processes together takes and may take. Who writes beyond a bound gives up
 * its own oldest output down to an equal share, so that the bounds hold without anybody waiting.
 * Any thread.
 */
public final class Budget {
  /** Full blocks of a log that are in memory at a time are at least so many. */
  private static final int LEAST_BLOCKS = 4;

  private static final int SMALLEST_BLOCK = 64;
  private static final int LARGEST_BLOCK = 64 << 10;

  private final long totalBytes;
  private final long memoryBytes;
  private final int mostLogs;
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong memory = new AtomicLong();
  private final AtomicInteger writing = new AtomicInteger();

  /**
   * @param totalBytes in memory and files
   * @param memoryBytes in memory
   * @param mostLogs that are written to at a time
   */
  public Budget(long totalBytes, long memoryBytes, int mostLogs) {
    this.totalBytes = totalBytes;
    this.memoryBytes = memoryBytes;
    this.mostLogs = mostLogs;
  }

  /** As much as anybody wants. */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, 1);
  }

  /** Bytes of output in memory and files. */
  public long total() {
    return total.get();
  }

  /** Bytes of output in memory. */
  public long memory() {
    return memory.get();
  }

  public long totalBytes() {
    return totalBytes;
  }

  public long memoryBytes() {
    return memoryBytes;
  }

  /** How large a block may be, such that everybody can have some in memory. */
  int largestBlock() {
    return Math.clamp(memoryBytes / mostLogs / LEAST_BLOCKS, SMALLEST_BLOCK, LARGEST_BLOCK);
  }

  /** The share of a log that is being written. */
  Share open() {
    writing.incrementAndGet();
    return new Share();
  }

  /** What one log takes. Guarded by the log's lock. */
  final class Share {
    private long inMemory;
    private long inFile;
    private boolean isWriting = true;
    private boolean isGivenBack;

    /** Takes more memory, or gives some back. */
    void memory(long bytes) {
      if (isGivenBack) {
        return;
      }
      inMemory += bytes;
      memory.addAndGet(bytes);
      total.addAndGet(bytes);
    }

    /** Takes more of the file, or gives some back. */
    void file(long bytes) {
      if (isGivenBack) {
        return;
      }
      inFile += bytes;
      total.addAndGet(bytes);
    }

    long inMemory() {
      return inMemory;
    }

    long taken() {
      return inMemory + inFile;
    }

    /** Whether this log has to give up some of what it takes. */
    boolean isTooMuch() {
      return total.get() > totalBytes && taken() > totalBytes / Math.max(1, writing.get());
    }

    /** Whether this log has to give up some of its memory. */
    boolean isTooMuchMemory() {
      return memory.get() > memoryBytes && inMemory > memoryBytes / Math.max(1, writing.get());
    }

    /** Nothing is written any more. */
    void close() {
      if (isWriting) {
        isWriting = false;
        writing.decrementAndGet();
      }
    }

    /** Gives everything back. */
    void giveBack() {
      close();
      memory(-inMemory);
      file(-inFile);
      isGivenBack = true;
    }
  }
}
