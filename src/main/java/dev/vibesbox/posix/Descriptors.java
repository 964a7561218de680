package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** File descriptors, as plain numbers. All are opened close-on-exec. */
public final class Descriptors {
  static final int O_CLOEXEC = 0x80000;
  static final int O_NONBLOCK = 0x800;
  private static final int F_SETFL = 4;
  private static final int AT_FDCWD = -100;
  private static final int O_RDWR = 2;
  private static final int STAT_BYTES = 144;
  private static final int ST_INO = 8;

  private Descriptors() {}

  /** The two ends of a pipe(2). */
  public record Pipe(int readEnd, int writeEnd) {
    public void close() {
      Descriptors.close(readEnd);
      Descriptors.close(writeEnd);
    }
  }

  /** A pipe with both ends blocking. Fails with EMFILE or ENFILE when descriptors run out. */
  public static Pipe pipe() {
    try (var arena = Arena.ofConfined()) {
      var ends = arena.allocate(JAVA_INT, 2);
      Libc.call(Syscall.PIPE2, ends.address(), O_CLOEXEC);
      return new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
    }
  }

  /** Makes reads and writes of this end return instead of waiting; the other end is not touched. */
  public static void nonBlocking(int descriptor) {
    Libc.call(Syscall.FCNTL, descriptor, F_SETFL, O_NONBLOCK);
  }

  /** A counter that poll sees as readable while it is not zero; see eventfd(2). */
  public static int eventfd() {
    return (int) Libc.call(Syscall.EVENTFD2, 0, O_CLOEXEC | O_NONBLOCK);
  }

  /** Opens a file for reading. */
  public static int open(String path) {
    return open(path, O_CLOEXEC);
  }

  /**
   * Opens {@code /dev/null} in place of whichever of the three standard descriptors is closed. Else
   * the next pipe or socket would be taken for one of them. To be called before any is opened.
   */
  public static void fillStandard() {
    var descriptor = open("/dev/null", O_RDWR);
    while (descriptor <= 2) {
      descriptor = open("/dev/null", O_RDWR);
    }
    close(descriptor);
  }

  /** The inode behind a descriptor; both ends of a pipe have the same; see fstat(2). */
  public static long inode(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var stat = arena.allocate(STAT_BYTES, 8);
      Libc.call(Syscall.FSTAT, descriptor, stat.address());
      return stat.get(JAVA_LONG, ST_INO);
    }
  }

  /**
   * Reads into the whole of {@code buffer}.
   *
   * @return bytes read, 0 at the end, or the error number negated (EAGAIN: nothing there yet)
   */
  public static int read(int descriptor, MemorySegment buffer) {
    return (int) Libc.attempt(Syscall.READ, descriptor, buffer.address(), buffer.byteSize());
  }

  /** Reads from an offset without moving the descriptor's own; answers as {@link #read} does. */
  public static int pread(int descriptor, MemorySegment buffer, long offset) {
    return (int)
        Libc.attempt(Syscall.PREAD64, descriptor, buffer.address(), buffer.byteSize(), offset);
  }

  /**
   * Writes what fits.
   *
   * @return bytes written, or the error number negated (EAGAIN: no room; EPIPE: nobody reads)
   */
  public static int write(int descriptor, MemorySegment bytes) {
    return (int) Libc.attempt(Syscall.WRITE, descriptor, bytes.address(), bytes.byteSize());
  }

  /** Closes; a descriptor is gone afterwards whatever close(2) answers. */
  public static void close(int descriptor) {
    Libc.attempt(Syscall.CLOSE, descriptor);
  }

  private static int open(String path, int flags) {
    try (var arena = Arena.ofConfined()) {
      return (int) Libc.call(Syscall.OPENAT, AT_FDCWD, arena.allocateFrom(path).address(), flags);
    }
  }
}
