package dev.vibesbox.audit;

import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.config.AuditConfig.Sync;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings lines to the file. When it fails it says so once, and writes nothing more until {@link
 * #recover} has brought what waits; so lines stay in order. Any thread that may wait for a disk.
 */
final class Recorder {
  private static final Logger LOGGER = System.getLogger(Recorder.class.getName());

  /** A disk with less is full, whatever it takes of the next line. */
  private static final long LEAST_BYTES = 64 << 10;

  private final Reserve reserve;
  private final AuditFile file;
  private final Sync sync;
  private Optional<String> failure = Optional.empty();
  private long dropped;
  private boolean isUnsynced;
  private boolean isClosed;

  private Recorder(Reserve reserve, AuditFile file, Sync sync) {
    this.reserve = reserve;
    this.file = file;
    this.sync = sync;
  }

  /** Takes the folder, and writes what waited in its reserve. */
  static Recorder open(Path folder, AuditConfig config) throws IOException {
    AuditFile.prepare(folder);
    var reserve = Reserve.open(folder, config.reserveBytes());
    try {
      var file = AuditFile.open(folder, config.maxFileBytes(), config.keptFiles());
      var recorder = new Recorder(reserve, file, config.sync());
      recorder.drain();
      return recorder;
    } catch (IOException e) {
      reserve.close();
      throw e;
    }
  }

  /** Says whether the kernel has the line, or, where that is wanted, the disk. */
  synchronized boolean write(byte[] line) {
    if (failure.isPresent()) {
      return false;
    }
    try {
      requireIntact();
      file.append(line);
      isUnsynced = true;
      if (sync == Sync.ALWAYS) {
        file.descriptor().sync();
      }
      return true;
    } catch (IOException e) {
      fail(e);
      return false;
    }
  }

  /** Has a line wait until it can be written, unless less than this would be left in reserve. */
  synchronized void keep(byte[] line, int least) {
    if (!reserve.keep(line, least)) {
      dropped++;
    }
  }

  /** One line will never be written; how many, the next one that is says. */
  synchronized void drop() {
    dropped++;
  }

  /** Why nothing can be written; empty where it can. */
  synchronized Optional<String> failure() {
    return failure;
  }

  synchronized Standing standing(boolean isRequired) {
    return new Standing(failure, isRequired, file.size(), reserve.used(), dropped);
  }

  /** Tries whether lines can be written again. */
  synchronized void recover() {
    if (isClosed) {
      return;
    }
    try {
      file.reopen();
      if (file.usableBytes() >= LEAST_BYTES) {
        drain();
        failure = Optional.empty();
        LOGGER.log(Level.INFO, "the audit log can be written again");
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Has the disk take what the kernel has, without the lock: nobody waits for it. */
  void sync() {
    var descriptor = unsynced();
    try {
      if (descriptor.isPresent()) {
        descriptor.get().sync();
      }
    } catch (IOException e) {
      failUnlessReplaced(descriptor.orElseThrow(), e);
    }
  }

  /** What a server before this one left unsaid. */
  synchronized void endOthers() throws IOException {
    var last = new String(file.end(Unended.NONE.length()), StandardCharsets.US_ASCII);
    if (!last.equals(Unended.NONE)) {
      for (var members : Unended.in(file.all())) {
        file.append(Line.of("end").putAll(members).put("status", "lost").bytes());
      }
    }
  }

  synchronized void close() throws IOException {
    isClosed = true;
    file.descriptor().sync();
    file.close();
    reserve.close();
  }

  private void requireIntact() throws IOException {
    if (!file.isIntact()) {
      LOGGER.log(Level.WARNING, "somebody else changed or removed the audit log");
      file.reopen();
      file.append(Line.of("reopen").bytes());
    }
  }

  private void fail(IOException e) {
    if (failure.isEmpty()) {
      LOGGER.log(Level.ERROR, "the audit log cannot be written: " + e);
    }
    failure = Optional.of(Reason.of(e));
  }

  /** What had to wait, and how much more there was. */
  private void drain() throws IOException {
    var waiting = reserve.waiting();
    while (!waiting.isEmpty()) {
      file.append(waiting.element());
      waiting.remove();
    }
    if (dropped > 0) {
      file.append(Line.of("gap").put("dropped", dropped).bytes());
      dropped = 0;
    }
    reserve.restore();
  }

  private synchronized Optional<FileDescriptor> unsynced() {
    try {
      var isDue = isUnsynced && !isClosed;
      var now = isDue ? Optional.of(file.descriptor()) : Optional.<FileDescriptor>empty();
      isUnsynced = false;
      return now;
    } catch (IOException e) {
      fail(e);
      return Optional.empty();
    }
  }

  /** A file that is full was synced when it was. */
  private synchronized void failUnlessReplaced(FileDescriptor descriptor, IOException e) {
    try {
      if (!isClosed && file.descriptor() == descriptor) {
        fail(e);
      }
    } catch (IOException closed) {
      fail(closed);
    }
  }
}
