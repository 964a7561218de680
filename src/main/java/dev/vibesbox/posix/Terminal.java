package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Our end of a pseudo-terminal, its master; see pty(7), ioctl_tty(2), termios(3).
 *
 * @param master its descriptor, which does not block
 * @param path of the other end, such as {@code /dev/pts/3}
 */
public record Terminal(int master, String path) {
  private static final MemorySegment OPEN = Libc.function("posix_openpt");
  private static final MemorySegment GRANT = Libc.function("grantpt");
  private static final MemorySegment UNLOCK = Libc.function("unlockpt");
  private static final MemorySegment NAME = Libc.function("ptsname_r");

  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int TCGETS = 0x5401;
  private static final int TIOCSWINSZ = 0x5414;
  private static final int MAX_PATH_BYTES = 64;

  /** {@code struct termios} of the kernel: four words of flags, the discipline, the characters. */
  private static final int TERMIOS_BYTES = 60;

  private static final int LOCAL_FLAGS = 12;
  private static final int CHARACTERS = 17;
  private static final int VEOF = 4;
  private static final int ICRNL = 0x100;
  private static final int ICANON = 2;

  /**
   * How the other end treats what is written to it.
   *
   * @param isCanonical whether it is gathered to lines before a program reads it
   * @param returnEndsLine whether a carriage return counts as the end of a line
   * @param endOfFile the byte that ends the input at the beginning of a line; 0 if there is none
   */
  public record Mode(boolean isCanonical, boolean returnEndsLine, byte endOfFile) {}

  /** A new one. Fails with EMFILE, or with ENOSPC or EIO when the system has no more of them. */
  public static Terminal open(int columns, int rows) {
    var flags = O_RDWR | O_NOCTTY | Descriptors.O_CLOEXEC | Descriptors.O_NONBLOCK;
    var master = Libc.call("posix_openpt", OPEN, flags);
    try (var arena = Arena.ofConfined()) {
      Libc.call("grantpt", GRANT, master);
      Libc.call("unlockpt", UNLOCK, master);
      var path = arena.allocate(MAX_PATH_BYTES);
      var error = Libc.status(NAME, master, path.address(), path.byteSize(), 0, 0, 0);
      if (error != 0) {
        throw new PosixException("ptsname_r", error);
      }
      var terminal = new Terminal(master, path.getString(0));
      terminal.resize(columns, rows);
      return terminal;
    } catch (PosixException e) {
      Descriptors.close(master);
      throw e;
    }
  }

  /** Changes the size; the foreground programs get SIGWINCH if it is another one. */
  public void resize(int columns, int rows) {
    try (var arena = Arena.ofConfined()) {
      var size = arena.allocate(JAVA_SHORT, 4);
      size.setAtIndex(JAVA_SHORT, 0, (short) rows);
      size.setAtIndex(JAVA_SHORT, 1, (short) columns);
      Libc.call(Syscall.IOCTL, master, TIOCSWINSZ, size.address());
    }
  }

  /** Types one byte at it; says whether there was room for it and anybody to take it. */
  public boolean type(byte key) {
    try (var arena = Arena.ofConfined()) {
      return Descriptors.write(master, arena.allocateFrom(JAVA_BYTE, key)) == 1;
    }
  }

  /** How it is set now; a program may change that at any time. */
  public Mode mode() {
    try (var arena = Arena.ofConfined()) {
      var termios = arena.allocate(TERMIOS_BYTES, 8);
      Libc.call(Syscall.IOCTL, master, TCGETS, termios.address());
      return new Mode(
          (termios.get(JAVA_INT, LOCAL_FLAGS) & ICANON) != 0,
          (termios.get(JAVA_INT, 0) & ICRNL) != 0,
          termios.get(JAVA_BYTE, CHARACTERS + VEOF));
    }
  }
}
