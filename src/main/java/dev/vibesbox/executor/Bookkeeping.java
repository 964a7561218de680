package dev.vibesbox.executor;

import dev.vibesbox.command.ProcessId;
import dev.vibesbox.output.Scratch;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps on record which processes there are and what became of them. What happens is queued by any
 * thread and written by the writer, many at a time; if the disk cannot keep up, the queue ends
 * somewhere and the whole record is written anew from the table later.
 */
final class Bookkeeping {
  private static final int MOST_EVENTS = 10_000;

  /** Output up to this is kept in the journal; more has a file. */
  private static final int SHORT_BYTES = 72 << 10;

  private static final Buffer NOTHING = Buffer.buffer();

  private final ProcessFolder folder;
  private final Records records;
  private final Space space;
  private final Journal journal;
  private final Map<ProcessId, ProcessEntry> known = new LinkedHashMap<>();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean isBehind;
  private boolean isStale;

  private sealed interface Event {
    record Begun(ProcessEntry entry) implements Event {}

    record Ended(ProcessEntry entry) implements Event {}

    record Forgotten(ProcessEntry entry) implements Event {}

    record Everything(List<ProcessEntry> entries) implements Event {}
  }

  /**
   * @param restored processes of servers before this one
   */
  Bookkeeping(ProcessFolder folder, Records records, Space space, List<ProcessEntry> restored)
      throws IOException {
    this.folder = folder;
    this.records = records;
    this.space = space;
    restored.forEach(entry -> known.put(entry.spec().id(), entry));
    this.journal = Journal.start(folder.journal(), everything());
  }

  void begun(ProcessEntry entry) {
    add(new Event.Begun(entry));
  }

  void ended(ProcessEntry entry) {
    add(new Event.Ended(entry));
  }

  void forgotten(ProcessEntry entry) {
    add(new Event.Forgotten(entry));
  }

  /** Whether some of what happened could not be queued; {@link #everything} makes up for it. */
  boolean isBehind() {
    return isBehind;
  }

  /** The whole truth, after {@link #isBehind}. */
  void everything(List<ProcessEntry> entries) {
    isBehind = false;
    add(new Event.Everything(List.copyOf(entries)));
  }

  boolean isUpToDate() {
    return events.isEmpty();
  }

  /** Puts on record what was queued. The writer only. */
  void write(Scratch scratch) throws IOException {
    List<Journal.Entry> batch = new ArrayList<>();
    // Until it is written it is not: whatever fails in between is made up for by the next round.
    var mustRewrite = isStale || isBehind;
    isStale = true;
    for (var event = events.poll(); event != null; event = events.poll()) {
      waiting.decrementAndGet();
      mustRewrite |= event instanceof Event.Everything;
      write(event, batch, scratch);
    }
    if (!batch.isEmpty()) {
      journal.append(batch);
    }
    isStale = mustRewrite;
  }

  /** Once a second: what was written so far of running logs, and the order of things. */
  void round(Scratch scratch, boolean wasFailing) throws IOException {
    folder.restore();
    write(scratch);
    for (var entry : known.values()) {
      var filing = entry.log().filing();
      if (filing.isFileLost() && !entry.isRunning()) {
        filing.seal();
      }
      if (!entry.isRunning() && wasFailing) {
        finish(entry, scratch);
      } else if (entry.isRunning() && !space.isShort()) {
        filing.draft(scratch);
      }
    }
    if (wasFailing || isStale || journal.isLong() || !journal.isThere()) {
      journal.rewrite(everything());
      isStale = false;
    }
  }

  /** The server ends. */
  void close(Scratch scratch) throws IOException {
    write(scratch);
    journal.close();
    for (var entry : known.values()) {
      entry.log().filing().rest();
    }
    folder.close();
  }

  private void add(Event event) {
    if (waiting.incrementAndGet() > MOST_EVENTS) {
      waiting.decrementAndGet();
      isBehind = true;
    } else {
      events.add(event);
    }
  }

  private void write(Event event, List<Journal.Entry> batch, Scratch scratch) throws IOException {
    switch (event) {
      case Event.Begun(var entry) -> {
        known.put(entry.spec().id(), entry);
        if (entry.isRunning()) {
          batch.add(record(entry));
        }
      }
      case Event.Ended(var entry) -> {
        finish(entry, scratch);
        batch.add(record(entry));
      }
      case Event.Forgotten(var entry) -> {
        known.remove(entry.spec().id());
        entry.log().filing().delete();
        batch.add(new Journal.Entry(Records.forgotten(entry.spec().id()), NOTHING));
      }
      case Event.Everything(var entries) -> {
        known.clear();
        entries.forEach(entry -> known.put(entry.spec().id(), entry));
      }
    }
  }

  /** Short output goes into the journal, longer into its file, all of it. */
  private void finish(ProcessEntry entry, Scratch scratch) throws IOException {
    var filing = entry.log().filing();
    if (isShort(entry)) {
      filing.delete();
      return;
    }
    filing.seal();
    if (space.isShort()) {
      // What is not written yet stays in memory, until a round after that.
      return;
    }
    while (filing.spill(scratch)) {
      // One more block.
    }
    filing.rest();
  }

  private static boolean isShort(ProcessEntry entry) {
    return entry.log().memoryBytes() == entry.log().retainedBytes()
        && entry.log().memoryBytes() <= SHORT_BYTES;
  }

  private Journal.Entry record(ProcessEntry entry) {
    var isInJournal = !entry.isRunning() && isShort(entry);
    var pages = isInJournal ? entry.log().pages().map(Buffer::buffer).orElse(NOTHING) : NOTHING;
    return new Journal.Entry(records.write(entry), pages);
  }

  private List<Journal.Entry> everything() {
    return known.values().stream().map(this::record).toList();
  }
}
