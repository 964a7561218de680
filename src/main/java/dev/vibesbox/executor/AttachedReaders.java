package dev.vibesbox.executor;

import dev.vibesbox.config.ReaderConfig;
import dev.vibesbox.posix.Transfer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The readers a process must not run away from. Reading from an offset acknowledges what lies
 * before it; while the slowest is a window behind, the pump leaves the process's output where it
 * is, and so the kernel stops the process. A reader that holds it back and does not read is
 * detached, once and for all. Any thread.
 */
final class AttachedReaders {
  /** What both pipes may bring in one round of the pump. */
  private static final int ROUND_BYTES = 2 * Transfer.CAPACITY;

  private final ReaderConfig config;
  private final long holdAt;
  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private volatile boolean isUsed;
  private volatile boolean isHolding;
  private long seenEnd;
  private long heldSince;
  private long heldNanos;

  /** One reader; its times are those of {@link System#nanoTime}. */
  private static final class Reader {
    private long acknowledged;
    private long lastReadNanos;
    private int reading;
    private boolean isDetached;
  }

  /**
   * @param tailBytes kept by the log at least: no window is larger
   */
  AttachedReaders(ReaderConfig config, long tailBytes) {
    this.config = config;
    this.holdAt = Math.max(1, Math.min(config.windowBytes(), tailBytes) - ROUND_BYTES);
  }

  /** Attaches a reader, or hears from it; it is reading until {@link #leave}. */
  synchronized Attached enter(String name, long offset, long now) {
    var known = readers.get(name);
    if (known == null && readers.size() == config.maxAttached() && !forgetDetached()) {
      return Attached.NO_ROOM;
    }
    var reader = readers.computeIfAbsent(name, _ -> new Reader());
    reader.acknowledged = Math.max(reader.acknowledged, offset);
    reader.lastReadNanos = now;
    reader.reading++;
    isUsed = true;
    return reader.isDetached ? Attached.NO : Attached.YES;
  }

  /** What became of {@link #enter}. */
  enum Attached {
    YES,
    NO,
    NO_ROOM
  }

  /** It got what it read. */
  synchronized void leave(String name, long now) {
    var reader = readers.get(name);
    if (reader != null) {
      reader.reading--;
      reader.lastReadNanos = now;
    }
  }

  /** Sets the process free from this reader, also if it comes again. */
  synchronized void detach(String name) {
    var reader = readers.get(name);
    if (reader != null) {
      reader.isDetached = true;
    }
  }

  /** Whether the process's output must wait, which {@link #release} ends too. */
  boolean holdBack(long end, long now) {
    return isUsed && isLate(end, now);
  }

  /** As above, now; a process that is being stopped waits for nobody. */
  boolean holdBack(boolean isStopping, long end) {
    var now = System.nanoTime();
    if (isStopping) {
      release(now);
    }
    return !isStopping && holdBack(end, now);
  }

  private synchronized boolean isLate(long end, long now) {
    var isLate = false;
    seenEnd = end;
    for (var reader : readers.values()) {
      if (isBehind(reader, end)) {
        reader.isDetached = isStalled(reader, now);
        isLate |= !reader.isDetached;
      }
    }
    note(isLate, now);
    return isLate;
  }

  /** The process is held back no longer, whoever reads. */
  void release(long now) {
    if (isHolding) {
      synchronized (this) {
        note(false, now);
      }
    }
  }

  /** Whether the pump has to be woken when a reader was heard. */
  boolean isHolding() {
    return isHolding;
  }

  /** When the next reader may have to be detached. */
  long wakeAt(long otherwise) {
    return isHolding ? nextToStall(otherwise) : otherwise;
  }

  private synchronized long nextToStall(long otherwise) {
    var wake = otherwise;
    for (var reader : readers.values()) {
      if (isBehind(reader, seenEnd) && reader.reading == 0) {
        wake = Math.min(wake, reader.lastReadNanos + config.detachAfter().toNanos());
      }
    }
    return wake;
  }

  /** How long the process was held back, in all. */
  synchronized Duration heldBack() {
    return Duration.ofNanos(heldNanos + (isHolding ? System.nanoTime() - heldSince : 0));
  }

  private boolean isBehind(Reader reader, long end) {
    return !reader.isDetached && end - reader.acknowledged >= holdAt;
  }

  private boolean isStalled(Reader reader, long now) {
    return reader.reading == 0 && now - reader.lastReadNanos >= config.detachAfter().toNanos();
  }

  private void note(boolean isLate, long now) {
    if (isLate && !isHolding) {
      heldSince = now;
    } else if (!isLate && isHolding) {
      heldNanos += now - heldSince;
    }
    isHolding = isLate;
  }

  private boolean forgetDetached() {
    var names = readers.entrySet().iterator();
    while (names.hasNext()) {
      if (names.next().getValue().isDetached) {
        names.remove();
        return true;
      }
    }
    return false;
  }
}
