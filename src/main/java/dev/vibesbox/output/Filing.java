package dev.vibesbox.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A log's way into its file and back. What writes belongs to one thread, which may wait for the
 * disk; nobody waits for it. A failed write loses nothing yet: its block stays in memory until the
 * budget asks for that.
 */
public final class Filing {
  private final Object lock;
  private final Retained retained;
  private final Supplier<Lane.Totals> stdout;
  private final Supplier<Lane.Totals> stderr;
  private final Optional<SpillFile> file;
  private final AtomicBoolean isOffered = new AtomicBoolean();
  private boolean isGone;

  /** The totals are asked for with the lock held. */
  Filing(
      Object lock,
      Retained retained,
      Optional<SpillFile> file,
      Supplier<Lane.Totals> stdout,
      Supplier<Lane.Totals> stderr) {
    this.lock = lock;
    this.retained = retained;
    this.stdout = stdout;
    this.stderr = stderr;
    this.file = file;
  }

  /** Says once that there is something to write, until {@link #take}. Any thread. */
  public boolean offer() {
    return file.isPresent() && isOffered.compareAndSet(false, true);
  }

  /** From now on {@link #offer} says it again. */
  public void take() {
    isOffered.set(false);
  }

  /** Writes one full block that is in memory; says whether there was one. The writer only. */
  public boolean spill(Scratch scratch) throws IOException {
    return write(scratch, Part.FULL);
  }

  /** Writes what there is of the block that is not full yet, if it has grown. The writer only. */
  public void draft(Scratch scratch) throws IOException {
    write(scratch, Part.BEGINNING);
  }

  /** From now on all of a log that is closed can be written to its file. Any thread. */
  public void seal() {
    synchronized (lock) {
      retained.seal();
    }
  }

  /** Forgets what was in the file if somebody removed it; says whether. The writer only. */
  public boolean isFileLost() {
    if (file.isEmpty() || file.get().isThere()) {
      return false;
    }
    file.get().close();
    synchronized (lock) {
      retained.dropFiled();
    }
    return true;
  }

  /** Closes the file until it is needed again. The writer only. */
  public void rest() {
    file.ifPresent(SpillFile::close);
  }

  /** Gives up everything that is kept, in memory at once. Any thread; once more does nothing. */
  public void forget() {
    synchronized (lock) {
      if (!isGone) {
        isGone = true;
        retained.share().giveBack();
      }
    }
  }

  /** Removes the file. The writer only. */
  public void delete() throws IOException {
    if (file.isPresent()) {
      file.get().delete();
    }
  }

  private enum Part {
    FULL,
    BEGINNING
  }

  private boolean write(Scratch scratch, Part part) throws IOException {
    Optional<Write> next;
    Optional<Page> page;
    synchronized (lock) {
      next = isGone || file.isEmpty() ? Optional.empty() : next(part);
      page = next.map(this::page);
    }
    if (next.isPresent()) {
      write(next.get(), scratch.of(page.orElseThrow()));
    }
    return next.isPresent();
  }

  private Page page(Write write) {
    long before = write.waiting().stderrBefore();
    return new Page(write.block(), before, stdout.get().lines(), stderr.get().lines());
  }

  private Optional<Write> next(Part part) {
    return switch (part) {
      case FULL -> retained.nextWrite();
      case BEGINNING -> retained.nextDraft();
    };
  }

  private void write(Write write, ByteBuffer page) throws IOException {
    try {
      file.orElseThrow().write(write.slot(), page);
    } catch (IOException e) {
      synchronized (lock) {
        retained.failed(write);
      }
      throw e;
    }
    synchronized (lock) {
      retained.written(write);
    }
  }
}
