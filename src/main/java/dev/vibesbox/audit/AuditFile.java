package dev.vibesbox.audit;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file that is appended to, and the full ones before it, numbered from the newest. Used with
 * the log's lock held.
 */
final class AuditFile {
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  static final String NAME = "audit.jsonl";

  private final Path folder;
  private final Path path;
  private final File place;
  private final int maxBytes;
  private final int keptFiles;
  private FileOutputStream stream;
  private long size;

  private AuditFile(Path folder, int maxBytes, int keptFiles) throws IOException {
    this.folder = folder;
    this.path = folder.resolve(NAME);
    this.place = path.toFile();
    this.maxBytes = maxBytes;
    this.keptFiles = keptFiles;
    this.stream = opened();
  }

  static AuditFile open(Path folder, int maxBytes, int keptFiles) throws IOException {
    return new AuditFile(folder, maxBytes, keptFiles);
  }

  /** Makes the folder, or makes it private again. */
  static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PRIVATE);
  }

  /** All or nothing of a line. */
  void append(byte[] line) throws IOException {
    if (size > 0 && size + line.length > maxBytes) {
      rotate();
    }
    try {
      stream.write(line);
      size += line.length;
    } catch (IOException e) {
      takeBack();
      throw e;
    }
  }

  /** Whether the file is where it was put, and nobody else has changed it. */
  boolean isIntact() {
    return place.length() == size;
  }

  long size() {
    return size;
  }

  /** To be asked for with the lock held, and waited for without. */
  FileDescriptor descriptor() throws IOException {
    return stream.getFD();
  }

  /** What may still be written to this disk. */
  long usableBytes() {
    return place.getUsableSpace();
  }

  /** Goes on with what is there now, which may be nothing. */
  void reopen() throws IOException {
    close();
    stream = opened();
  }

  void close() throws IOException {
    stream.close();
  }

  /** The full ones and the current one, the oldest first. */
  List<Path> all() {
    List<Path> all = new ArrayList<>(List.of(path));
    for (int i = 1; i <= keptFiles; i++) {
      if (Files.exists(numbered(i))) {
        all.addFirst(numbered(i));
      }
    }
    return all;
  }

  /** The last bytes of the current file. */
  byte[] end(int most) throws IOException {
    try (var file = new RandomAccessFile(place, "r")) {
      var bytes = new byte[(int) Math.min(most, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return bytes;
    }
  }

  private FileOutputStream opened() throws IOException {
    prepare(folder);
    if (Files.notExists(path)) {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    Files.setPosixFilePermissions(path, OWNER_ONLY);
    size = place.length();
    var opened = new FileOutputStream(place, true);
    if (size > 0 && end(1)[0] != '\n') {
      // The line that a death cut short stays as it is, and alone.
      opened.write('\n');
      size++;
    }
    return opened;
  }

  private void rotate() throws IOException {
    descriptor().sync();
    close();
    for (int i = keptFiles; i > 1; i--) {
      if (Files.exists(numbered(i - 1))) {
        move(numbered(i - 1), numbered(i));
      }
    }
    move(path, numbered(1));
    stream = opened();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path numbered(int number) {
    return path.resolveSibling(NAME + "." + number);
  }

  private void takeBack() throws IOException {
    stream.getChannel().truncate(size);
  }
}
