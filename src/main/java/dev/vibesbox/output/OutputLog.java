package dev.vibesbox.output;

import dev.vibesbox.command.Excerpt;
import dev.vibesbox.command.Stream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a process writes, both streams in the order of their arrival, under one byte offset
 * that only grows. Any number of readers read from any offset.
 *
 * <p>{@link #append} and {@link #close} belong to one thread, the writer; everything else may be
 * called from any thread. One lock guards the log, and is held to copy bytes in and to look blocks
 * up, never to decode text or to call anybody.
 *
 * <p>The bytes of a character count from the moment the character is complete, proven broken, or
 * the log closed: until then up to 3 bytes of each stream are held back. So every run of a stream
 * consists of whole characters, wherever the process cut them.
 */
public final class OutputLog {
  private final Object lock = new Object();
  private final Retained retained;
  private final Filing filing;
  private final Backing backing;
  private final Reads reads;
  private final Lane stdout = new Lane(Stream.STDOUT);
  private final Lane stderr = new Lane(Stream.STDERR);
  private final Waiters waiters = new Waiters();
  private Tap tap = Tap.NONE;
  private boolean isClosed;

  /** An empty, open log in memory. */
  public OutputLog(OutputLimits limits) {
    this(limits, Backing.memory());
  }

  /** An empty, open log. */
  public OutputLog(OutputLimits limits, Backing backing) {
    this(limits, backing, Optional.empty());
  }

  private OutputLog(OutputLimits limits, Backing backing, Optional<Recovery> found) {
    this.backing = backing;
    this.retained = new Retained(limits, backing.budget());
    int slotBytes = found.map(Recovery::slotBytes).orElseGet(retained::slotBytes);
    var file = backing.file().map(path -> new SpillFile(path, slotBytes, found.isPresent()));
    this.filing = new Filing(lock, retained, file, stdout::totals, stderr::totals);
    this.reads =
        new Reads(
            lock,
            retained,
            new Loading(lock, retained, file),
            () -> isClosed,
            it -> lane(it).totals());
  }

  /**
   * The closed log of a process of another server, as far as it is whole.
   *
   * @param pages what {@link #pages} gave; used if there is no file
   * @throws IOException if the file cannot be read
   */
  public static OutputLog restored(OutputLimits limits, Backing backing, byte[] pages)
      throws IOException {
    var found = Recovery.of(backing.file(), pages);
    var log = new OutputLog(limits, backing, Optional.of(found));
    log.retained.restore(found.kept());
    log.stdout.restore(found.stdout());
    log.stderr.restore(found.stderr());
    log.close();
    return log;
  }

  /** Shows all that is appended from now on. Writer only. */
  public void showTo(Tap viewer) {
    tap = viewer;
  }

  /**
   * Appends a copy of these bytes, and runs the actions of those who waited for them. Writer only.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public void append(Stream stream, byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    // Without the lock: it is the writer who closes.
    if (isClosed) {
      throw new IllegalStateException("output was appended to a closed log");
    }
    var lane = lane(stream);
    if (lane.holdsBack()) {
      var joined = lane.takeHeldWith(bytes, offset, length);
      appendWhole(lane, joined, 0, lane.holdIncomplete(joined, 0, joined.length));
    } else {
      appendWhole(lane, bytes, offset, lane.holdIncomplete(bytes, offset, offset + length));
    }
  }

  /**
   * Says that nothing comes any more: incomplete characters are appended as they are, and the
   * actions of all who wait are run. Writer only; once more does nothing.
   */
  public void close() {
    appendHeld(stdout);
    appendHeld(stderr);
    List<Runnable> due;
    synchronized (lock) {
      isClosed = true;
      retained.share().close();
      due = waiters.all();
    }
    due.forEach(Runnable::run);
  }

  /** Offset of the first byte that is kept: 0, unless the limits keep no head. */
  public long start() {
    synchronized (lock) {
      return retained.blocks().start();
    }
  }

  /** Offset after the last byte: how many were ever appended. */
  public long end() {
    synchronized (lock) {
      return retained.blocks().end();
    }
  }

  /** How many bytes of one stream were ever appended. */
  public long bytes(Stream stream) {
    synchronized (lock) {
      return lane(stream).bytes();
    }
  }

  /** What the kept bytes take in memory and file, in bytes. */
  public long retainedBytes() {
    synchronized (lock) {
      return retained.share().taken();
    }
  }

  /** What the kept bytes take in memory. */
  public long memoryBytes() {
    synchronized (lock) {
      return retained.share().inMemory();
    }
  }

  /** All that is kept, for a journal; empty if some of it is in the file. */
  public Optional<byte[]> pages() {
    return reads.pages();
  }

  /** The way into its file. */
  public Filing filing() {
    return filing;
  }

  public boolean isClosed() {
    synchronized (lock) {
      return isClosed;
    }
  }

  /**
   * Reads what is there, without waiting. A gap comes first in a reading or not at all: a read that
   * comes upon one returns what lies before it, and the next read begins with the gap. An offset
   * within a character finds its remaining bytes, as U+FFFD; one counted from the end is moved back
   * to where the character begins. A reading has at most 4,096 pieces.
   *
   * @throws OffsetBeyondEndException if the offset is greater than {@link #end}
   */
  public Reading read(ReadRequest request) {
    return reads.read(request);
  }

  /**
   * Runs the action once, as soon as the log holds a byte at this offset or is closed: at once on
   * the calling thread, or later on the writer's. The action must be quick and must not throw; it
   * may call this log.
   *
   * @throws TooManyWaitersException if 1,000 actions wait already
   */
  public void whenReadable(long offset, Runnable action) {
    synchronized (lock) {
      if (!isClosed && retained.blocks().end() <= offset) {
        waiters.add(offset, action);
        return;
      }
    }
    action.run();
  }

  /** Takes back {@link #whenReadable} of the same action; it may still run if it is due now. */
  public void forget(Runnable action) {
    synchronized (lock) {
      waiters.remove(action);
    }
  }

  /**
   * The first and last lines of one stream, as {@link Excerpt} shows them.
   *
   * @param maxLines most lines shown; 0 shows only how much there is
   */
  public Excerpt excerpt(Stream stream, int maxLines) {
    return reads.excerpt(stream, maxLines);
  }

  private void appendWhole(Lane lane, byte[] bytes, int from, int to) {
    long at = end();
    int lineEnds = LineEnds.in(bytes, from, to);
    List<Runnable> due;
    boolean hasFull;
    synchronized (lock) {
      lane.count(bytes, from, to, lineEnds);
      hasFull = retained.append(lane.stream(), bytes, from, to);
      due = waiters.due(retained.blocks().end());
    }
    if (hasFull) {
      backing.due().accept(filing);
    }
    tap.accept(lane.stream(), at, bytes, from, to);
    due.forEach(Runnable::run);
  }

  private void appendHeld(Lane lane) {
    if (lane.holdsBack()) {
      var rest = lane.takeHeldWith(new byte[0], 0, 0);
      appendWhole(lane, rest, 0, rest.length);
    }
  }

  private Lane lane(Stream stream) {
    return switch (stream) {
      case STDOUT -> stdout;
      case STDERR -> stderr;
    };
  }
}
