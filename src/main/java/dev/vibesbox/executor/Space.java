package dev.vibesbox.executor;

import dev.vibesbox.bus.Failure;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the disks that commands and server write to have room for more. Any thread. */
final class Space {
  private final long leastBytes;
  private final List<File> folders;

  private Space(long leastBytes, List<Path> folders) {
    this.leastBytes = leastBytes;
    this.folders = folders.stream().map(Path::toFile).toList();
  }

  static Space of(Settings settings) {
    var folders = List.of(settings.workspace(), settings.dataDir());
    return new Space(settings.executor().minFreeBytes(), folders);
  }

  boolean isShort() {
    return least().isPresent();
  }

  /**
   * Says what is short, where a command could only make it worse.
   *
   * @throws Failure 500 where it must not start
   */
  void refuse() {
    least()
        .ifPresent(free -> {
          throw new Failure(
              Failure.BROKEN,
              "the disk is almost full: %d bytes are free, and commands need %d (executor.minFreeBytes)"
                  .formatted(free, leastBytes),
              "Have room made on the disk of the workspace and of the server's data, then try again.");
        });
  }

  /** What is free where there is too little. A folder that is gone says nothing of its disk. */
  private Optional<Long> least() {
    for (var folder : folders) {
      long free = folder.getUsableSpace();
      if (free < leastBytes && folder.exists()) {
        return Optional.of(free);
      }
    }
    return Optional.empty();
  }
}
