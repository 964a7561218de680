package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that the kernel makes up when it is read, such as those below {@code /proc} and of
 * cgroups, kept open to be read again and again, by one thread. Nothing here waits for a disk.
 */
public final class KernelFile {
  private static final int BUFFER_BYTES = 4_096;
  private static final int O_CLOEXEC = 0x80000;
  private static final int O_WRONLY_CLOEXEC = 0x80001;
  private static final int AT_FDCWD = -100;

  private final int descriptor;
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES);

  private KernelFile(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Opens it; empty where it is not there or may not be read. */
  public static Optional<KernelFile> open(String path) {
    try {
      return Optional.of(new KernelFile(Descriptors.open(path)));
    } catch (PosixException _) {
      return Optional.empty();
    }
  }

  /** Its text as it stands, up to 4 KiB of it; empty text if it cannot be read any more. */
  public String text() {
    return text(buffer, Descriptors.pread(descriptor, buffer, 0));
  }

  /** The text of such a file, read once; empty where it is not there or may not be read. */
  public static Optional<String> read(String path) {
    try (var arena = Arena.ofConfined()) {
      var opened =
          Libc.attempt(Syscall.OPENAT, AT_FDCWD, arena.allocateFrom(path).address(), O_CLOEXEC);
      if (opened < 0) {
        return Optional.empty();
      }
      var buffer = arena.allocate(BUFFER_BYTES);
      var length = Descriptors.pread((int) opened, buffer, 0);
      Descriptors.close((int) opened);
      return Optional.of(text(buffer, length));
    }
  }

  /** Writes a short text to such a file in one call; says whether the kernel took it. */
  public static boolean write(String path, String text) {
    try (var arena = Arena.ofConfined()) {
      var opened =
          Libc.attempt(
              Syscall.OPENAT, AT_FDCWD, arena.allocateFrom(path).address(), O_WRONLY_CLOEXEC);
      if (opened < 0) {
        return false;
      }
      var bytes = arena.allocateFrom(text);
      var written = Descriptors.write((int) opened, bytes.asSlice(0, bytes.byteSize() - 1));
      Descriptors.close((int) opened);
      return written > 0;
    }
  }

  public void close() {
    Descriptors.close(descriptor);
  }

  private static String text(MemorySegment buffer, int length) {
    return length <= 0
        ? ""
        : new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.ISO_8859_1);
  }
}
