package dev.vibesbox.executor;

import dev.vibesbox.command.ProcessId;
import dev.vibesbox.output.Filing;
import dev.vibesbox.output.OutputLimits;
import dev.vibesbox.output.OutputLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * What outlives the server: the output of processes and the list of them, in a folder of the data
 * directory. Opening it waits for the disk and for the end of what an earlier server left running;
 * afterwards only the writer does.
 */
final class Archive {
  private static final Logger LOGGER = System.getLogger(Archive.class.getName());

  private final ProcessFolder folder;
  private final Storage storage;
  private final OutputBudget budget;
  private final List<ProcessEntry> restored;
  private final Bookkeeping books;
  private final LogWriter writer;

  private Archive(Settings settings, ProcessFolder folder) throws IOException {
    this.folder = folder;
    var output = settings.output();
    var shared = Storage.budget(output, settings.executor().maxRunning());
    var limits = new OutputLimits(output.headBytes(), output.tailBytes());
    this.storage = new Storage(limits, shared, folder, this::offer);
    this.budget = new OutputBudget(shared, this::offer);
    var host = Host.current();
    var restoring = new Restoring(folder, storage);
    this.restored = restoring.entries();
    stopSurvivors(new Survivors(mark(), host, restoring.origins()), settings);
    var space = Space.of(settings);
    this.books = new Bookkeeping(folder, new Records(settings.redaction(), host), space, restored);
    this.writer = new LogWriter(books, space);
    writer.start();
  }

  /**
   * Takes the folder, reads what is in it, and stops what still runs of the processes in it.
   *
   * @throws UnusableDataDirectoryException if another server has it, or it cannot be written
   */
  static Archive open(Settings settings) {
    var folder = ProcessFolder.open(settings.dataDir());
    try {
      return new Archive(settings, folder);
    } catch (IOException e) {
      folder.close();
      throw new UnusableDataDirectoryException(settings.dataDir(), e.toString());
    }
  }

  /** Processes of servers before this one, the first that began first. */
  List<ProcessEntry> restored() {
    return restored;
  }

  /** The variable that marks the commands of this data directory, as {@code NAME=value}. */
  private String mark() {
    return Environment.INSTANCE + "=" + folder.instance();
  }

  /** What marks the commands of this data directory. */
  String instance() {
    return folder.instance();
  }

  /** The log of a process that is about to start. */
  OutputLog log(ProcessId id) {
    return storage.log(id);
  }

  /** Puts on record what becomes of a process. */
  void follow(ProcessEntry entry) {
    entry
        .begun()
        .onSuccess(_ -> {
          books.begun(entry);
          writer.nudge();
        });
    entry
        .ended()
        .onSuccess(_ -> {
          books.ended(entry);
          writer.nudge();
        });
  }

  /** Takes a process off the record, and its output off the disk. */
  void forget(ProcessEntry entry) {
    books.forgotten(entry);
    writer.nudge();
  }

  /** Keeps all output within bounds and the record complete. Quick; about once a second. */
  void keepHouse(ProcessTable table) {
    budget.enforce(table);
    if (books.isBehind()) {
      books.everything(table.all());
    }
  }

  /** Writes what is left; waits for that. */
  void close() throws InterruptedException {
    writer.close();
  }

  private void offer(Filing filing) {
    writer.offer(filing);
  }

  private static void stopSurvivors(Survivors survivors, Settings settings) {
    var stopped = survivors.stop(settings.executor().grace());
    if (stopped > 0) {
      LOGGER.log(
          Level.WARNING,
          "stopped %d process(es) that a server which died had left running".formatted(stopped));
    }
  }
}
