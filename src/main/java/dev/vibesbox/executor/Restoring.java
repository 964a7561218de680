package dev.vibesbox.executor;

import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.executor.Records.Origin;
import dev.vibesbox.output.OutputLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings back what a server before this one left in the data directory. Whatever of it cannot be
 * read is said in the log and left out: a start does not fail for it.
 */
final class Restoring {
  private static final Logger LOGGER = System.getLogger(Restoring.class.getName());

  private final ProcessFolder folder;
  private final Storage storage;
  private final Map<String, Journal.Entry> latest = new LinkedHashMap<>();
  private final List<Origin> origins = new ArrayList<>();

  Restoring(ProcessFolder folder, Storage storage) {
    this.folder = folder;
    this.storage = storage;
  }

  /** Every process on record, the first that began first; those that ran are lost. */
  List<ProcessEntry> entries() {
    var died = died();
    read();
    List<ProcessEntry> entries = new ArrayList<>();
    latest.values().forEach(entry -> restored(entry, died).ifPresent(entries::add));
    removeOthers(entries.stream().map(entry -> entry.spec().id()).toList());
    return entries;
  }

  /** Where the lost ones ran. Known after {@link #entries}. */
  List<Origin> origins() {
    return origins;
  }

  private void read() {
    try {
      var found = Journal.read(folder.journal());
      if (found.lostBytes() > 0) {
        LOGGER.log(
            Level.WARNING,
            "the last %d bytes of %s are no whole record of this version and are left out; kept as"
                    .formatted(found.lostBytes(), folder.journal())
                + " journal.unread");
        Files.deleteIfExists(folder.path().resolve("journal.unread"));
        Files.copy(folder.journal(), folder.path().resolve("journal.unread"));
      }
      found.entries().forEach(this::sort);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the record of earlier processes cannot be read: " + e);
    }
  }

  private void sort(Journal.Entry entry) {
    var forgotten = Records.forgotten(entry.fact());
    if (forgotten.isPresent()) {
      latest.remove(forgotten.get());
    } else {
      Records.id(entry.fact()).ifPresent(id -> latest.put(id, entry));
    }
  }

  private Optional<ProcessEntry> restored(Journal.Entry entry, Instant died) {
    try {
      var process = Records.process(entry.fact());
      if (process.outcome().isEmpty()) {
        origins.add(Records.origin(entry.fact()));
        process = lost(process, died);
      }
      var id = process.spec().id();
      var log = OutputLog.restored(storage.limits(), storage.backing(id), entry.pages().getBytes());
      return Optional.of(ProcessEntry.restored(process, log));
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.WARNING, "an earlier process cannot be restored and is left out: " + e);
      return Optional.empty();
    }
  }

  private static ProcessSnapshot lost(ProcessSnapshot process, Instant died) {
    var lived = Duration.between(process.startedAt(), died);
    return new ProcessSnapshot(
        process.spec(),
        process.pid(),
        process.startedAt(),
        lived.isNegative() ? Duration.ZERO : lived,
        Optional.of(new Outcome.Lost()),
        process.usage(),
        false,
        process.leftovers(),
        process.heldBack(),
        process.redactions());
  }

  /** When the server put something on record last: it died then, or later. */
  private Instant died() {
    try {
      return Files.getLastModifiedTime(folder.journal()).toInstant();
    } catch (IOException _) {
      return Instant.now();
    }
  }

  /** Output that belongs to no process on record. */
  private void removeOthers(List<ProcessId> known) {
    try (var files = Files.newDirectoryStream(folder.path(), "*.output")) {
      for (Path file : files) {
        if (known.stream().noneMatch(id -> folder.output(id).equals(file))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "output of unknown processes cannot be removed: " + e);
    }
  }
}
