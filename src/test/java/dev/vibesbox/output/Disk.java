package dev.vibesbox.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder with one log's file, which a test may take away; writes when told to. */
final class Disk {
  private final Path folder;
  private final Path file;
  private final Scratch scratch = new Scratch();

  Disk() {
    try {
      folder = Files.createTempDirectory("vibesbox-output");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    file = folder.resolve("log");
  }

  Backing backing(Budget budget) {
    return new Backing(budget, Optional.of(file), _ -> {});
  }

  /** Writes every full block; says whether the disk took them. */
  boolean spill(OutputLog log) {
    return works(() -> {
      while (log.filing().spill(scratch)) {
        // One more.
      }
    });
  }

  boolean draft(OutputLog log) {
    return works(() -> log.filing().draft(scratch));
  }

  /** Removes the file and the folder: what the log writes next fails. */
  void vanish(OutputLog log) {
    works(() -> {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    });
    log.filing().isFileLost();
  }

  void comeBack() {
    works(() -> Files.createDirectories(folder));
  }

  long length() throws IOException {
    return Files.size(file);
  }

  Path file() {
    return file;
  }

  void remove(OutputLog log) {
    vanish(log);
    log.filing().rest();
  }

  private interface Step {
    void run() throws IOException;
  }

  private static boolean works(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
