package dev.vibesbox.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes back temporary directories that commands have left, on a thread of its own: what was never
 * written to serves another command, what was is removed. A command may have filled its directory
 * with malice: links are not followed, missing permissions are taken back, and directories are
 * moved up before they are emptied, so that no depth is too deep.
 */
final class Sweeper implements Runnable {
  private static final Logger LOGGER = System.getLogger(Sweeper.class.getName());
  private static final long LONGEST_CLOSE_MILLIS = 1_000;

  /** Most commands write nothing there, and to make a directory takes long on a disk. */
  private static final int MOST_CLEAN = 16;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;
  private final BlockingQueue<Runnable> discarded = new LinkedBlockingQueue<>();
  private final BlockingQueue<PrivateDirectory> clean = new LinkedBlockingQueue<>(MOST_CLEAN);
  private final AtomicLong names = new AtomicLong();
  private final Thread thread;
  private boolean isEnding;

  private Sweeper(Path root) {
    this.root = root;
    this.thread = Thread.ofPlatform().name("sweeper").daemon().unstarted(this);
  }

  /** Starts with what an earlier server may have left there. */
  static Sweeper start(Path root) {
    var sweeper = new Sweeper(root);
    entries(root).forEach(entry -> sweeper.discarded.add(() -> sweeper.removeAll(entry)));
    sweeper.thread.start();
    return sweeper;
  }

  /** Takes back a directory that no command uses any more, some time later. Any thread. */
  void takeBack(PrivateDirectory directory) {
    discarded.add(() -> keepOrRemove(directory));
  }

  /** Removes a directory, if it is there, some time later. Any thread. */
  void discard(Path directory) {
    discarded.add(() -> removeAll(directory));
  }

  /** A directory as good as new, if there is one. Any thread. */
  Optional<PrivateDirectory> clean() {
    return Optional.ofNullable(clean.poll());
  }

  /** Removes what is left to remove, for a second at most; a later start removes the rest. */
  void close() {
    discarded.add(() -> {
      clean.forEach(this::remove);
      isEnding = true;
    });
    try {
      thread.join(LONGEST_CLOSE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (!isEnding) {
        discarded.take().run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepOrRemove(PrivateDirectory directory) {
    if (!isUntouched(directory.path()) || !clean.offer(directory)) {
      remove(directory);
    }
  }

  private void remove(PrivateDirectory directory) {
    directory.close();
    removeAll(directory.path());
  }

  private static boolean isUntouched(Path directory) {
    try {
      return Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS).equals(PRIVATE)
          && isEmpty(directory);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
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
      Files.setPosixFilePermissions(path, PRIVATE);
      for (var entry : entries(path)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(entry, PRIVATE);
          var moved = root.resolve("." + names.incrementAndGet() + "-" + System.nanoTime());
          Files.move(entry, moved);
          discarded.add(() -> removeAll(moved));
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
