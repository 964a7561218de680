package dev.vibesbox.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The audit log.
 *
 * @param folder absent: {@code audit} in the data directory
 * @param isRequired whether commands are refused while it cannot be written
 * @param maxFileBytes where the next file begins
 * @param keptFiles full files that are kept beside the one being written
 * @param reserveBytes of the disk, taken beforehand for what is still to be said when it is full
 * @param maxCommandChars of a command's text
 * @param hasInput whether what processes are given to read stands in it, redacted
 */
public record AuditConfig(
    Optional<Path> folder,
    boolean isRequired,
    int maxFileBytes,
    int keptFiles,
    int reserveBytes,
    Sync sync,
    int maxCommandChars,
    boolean hasInput) {

  /** What the last line of a command takes where room is scarce, in most cases. */
  static final int END_BYTES = 2048;

  /** When the disk itself has to have what was written. */
  public enum Sync {
    /** Before a command starts, and after it ended. */
    ALWAYS,
    /** About once a second. */
    SECOND,
    /** When the kernel likes to. */
    NEVER;

    /** The word in the configuration. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static AuditConfig read(Section section) {
    return new AuditConfig(
        section.value("folder", Kind.path()),
        section.flag("required"),
        // A line is never longer: a character is six bytes of it at most.
        section.integer("maxFileBytes", 1 << 20, 1 << 30),
        section.integer("keptFiles", 1, 1000),
        section.integer("reserveBytes", 65_536, 1 << 30),
        section.value("fsync", Kind.choice(List.of(Sync.values()), Sync::label)),
        section.integer("maxCommandChars", 100, 100_000),
        section.flag("input"));
  }
}
