package dev.vibesbox.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Removes temporary directories that commands have left, on a thread of its own. A command may have
 * filled its directory with malice: links are not followed, missing permissions are taken back, and
 * directories are moved up before they are emptied, so that no depth is too deep.
 */
final class Sweeper implements Runnable {
  private static final Logger LOGGER = System.getLogger(Sweeper.class.getName());
  private static final long LONGEST_CLOSE_MILLIS = 1_000;

  /** Tells the thread to end. */
  private static final Path END = Path.of("");

  private final Path root;
  private final BlockingQueue<Path> discarded = new LinkedBlockingQueue<>();
  private final AtomicLong names = new AtomicLong();
  private final Thread thread;

  private Sweeper(Path root) {
    this.root = root;
    this.thread = Thread.ofPlatform().name("sweeper").daemon().unstarted(this);
  }

  /** Starts with what an earlier server may have left there. */
  static Sweeper start(Path root) {
    var sweeper = new Sweeper(root);
    sweeper.discarded.addAll(entries(root));
    sweeper.thread.start();
    return sweeper;
  }

  /** Removes a directory with all that is in it, some time later. Any thread. */
  void discard(Path directory) {
    discarded.add(directory);
  }

  /** Removes what is left to remove, for a second at most; a later start removes the rest. */
  void close() {
    discarded.add(END);
    try {
      thread.join(LONGEST_CLOSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      for (var next = discarded.take(); !next.equals(END); next = discarded.take()) {
        removeAll(next);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeAll(Path directory) {
    try {
      remove(directory);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, () -> "%s is left over: %s".formatted(directory, e));
    }
  }

  /** What is a directory inside comes up beside it and waits for its turn. */
  private void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      for (var entry : entries(path)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwx------"));
          var moved = root.resolve("." + names.incrementAndGet() + "-" + System.nanoTime());
          Files.move(entry, moved);
          discarded.add(moved);
        } else {
          Files.delete(entry);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  private static List<Path> entries(Path directory) {
    try (var entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException _) {
      // Removing it will fail and say why.
      return List.of();
    }
  }
}
