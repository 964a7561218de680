package dev.vibesbox.executor;

import dev.vibesbox.command.ProcessId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The folder in the data directory that keeps what is to survive this server. One server at a time
 * has it: another is refused.
 */
final class ProcessFolder implements AutoCloseable {
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final String NAME = "processes";

  private final Path dataDir;
  private final Path path;
  private final String instance;
  private FileChannel lock;

  private ProcessFolder(Path dataDir, FileChannel lock, String instance) {
    this.dataDir = dataDir;
    this.path = dataDir.resolve(NAME);
    this.lock = lock;
    this.instance = instance;
  }

  /**
   * Makes the folder and takes it.
   *
   * @throws UnusableDataDirectoryException if another server has it, or it cannot be written
   */
  static ProcessFolder open(Path dataDir) {
    try {
      var path = make(dataDir);
      var lock =
          locked(path)
              .orElseThrow(() ->
                  new UnusableDataDirectoryException(
                      dataDir,
                      "another vibesbox uses it; give each server its own (dataDir, or"
                          + " VIBESBOX_DATA_DIR)"));
      return new ProcessFolder(dataDir, lock, instance(path));
    } catch (IOException e) {
      throw new UnusableDataDirectoryException(dataDir, e.toString());
    }
  }

  Path path() {
    return path;
  }

  /** What marks the processes of all servers that ever had this folder. */
  String instance() {
    return instance;
  }

  /** The file of a process's output. */
  Path output(ProcessId id) {
    return path.resolve(id + ".output");
  }

  Path journal() {
    return path.resolve("journal");
  }

  /** Makes the folder again if it is gone, and takes it again. The writer only. */
  void restore() throws IOException {
    if (!Files.isDirectory(path)) {
      make(dataDir);
      var taken = locked(path);
      if (taken.isPresent()) {
        lock.close();
        lock = taken.get();
      }
      Files.writeString(path.resolve("instance"), instance);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException _) {
      // The kernel gives it back when the server ends.
    }
  }

  private static Path make(Path dataDir) throws IOException {
    var path = dataDir.resolve(NAME);
    FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(PRIVATE);
    Files.createDirectories(dataDir);
    if (!Files.isDirectory(path)) {
      Files.createDirectory(path, attribute);
    }
    Files.setPosixFilePermissions(path, PRIVATE);
    return path;
  }

  private static Optional<FileChannel> locked(Path path) throws IOException {
    var channel =
        FileChannel.open(
            path.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException _) {
      // It is this very process that has it already.
    }
    channel.close();
    return Optional.empty();
  }

  private static String instance(Path path) throws IOException {
    var file = path.resolve("instance");
    if (Files.exists(file)) {
      var text = Files.readString(file).strip();
      if (text.matches("[0-9a-f-]{36}")) {
        return text;
      }
    }
    var fresh = UUID.randomUUID().toString();
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(file, fresh);
    return fresh;
  }
}
