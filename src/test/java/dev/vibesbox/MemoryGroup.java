package dev.vibesbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A control group with little memory, of version 1 or 2, whichever the machine has; takes root. */
final class MemoryGroup implements AutoCloseable {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  private final Path folder;

  private MemoryGroup(Path folder) {
    this.folder = folder;
  }

  static MemoryGroup of(long bytes) throws IOException {
    var first = ROOT.resolve("memory");
    return Files.isDirectory(first)
        ? limited(first, "memory.limit_in_bytes", bytes)
        : limited(withController(ROOT), "memory.max", bytes);
  }

  /** Words that start a program in it. */
  String[] entering() {
    return new String[] {
      "sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", folder.resolve("cgroup.procs").toString()
    };
  }

  /** There must be nothing in it any more. */
  @Override
  public void close() {
    Settling.await(() -> folder.toFile().delete());
  }

  private static MemoryGroup limited(Path parent, String file, long bytes) throws IOException {
    var folder = Files.createDirectory(parent.resolve("vibesbox-" + UUID.randomUUID()));
    Files.writeString(folder.resolve(file), Long.toString(bytes));
    return new MemoryGroup(folder);
  }

  private static Path withController(Path root) throws IOException {
    Files.writeString(root.resolve("cgroup.subtree_control"), "+memory");
    return root;
  }
}
