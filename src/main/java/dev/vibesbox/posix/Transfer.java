package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A buffer between descriptors and Java arrays, as large as a pipe. Used by one thread. */
public final class Transfer {
  public static final int CAPACITY = 64 << 10;

  private final MemorySegment memory = Arena.ofAuto().allocate(CAPACITY);
  private final byte[] bytes = new byte[CAPACITY];

  /**
   * Reads what is there, {@link #CAPACITY} at most, into {@link #bytes}.
   *
   * @return bytes read; 0 at the end; negative when there is nothing yet
   */
  public int read(int descriptor) {
    var length = Descriptors.read(descriptor, memory);
    if (length > 0) {
      MemorySegment.copy(memory, JAVA_BYTE, 0, bytes, 0, length);
    }
    return length == -Errno.EAGAIN || length == -Errno.EINTR ? length : Math.max(0, length);
  }

  /** What was read last; valid until the next read. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Writes what fits of a part of the array.
   *
   * @return bytes written, 0 when there is no room, negative when nobody reads any more
   */
  public int write(int descriptor, byte[] source, int offset, int most) {
    var length = Math.min(CAPACITY, most);
    MemorySegment.copy(source, offset, memory, JAVA_BYTE, 0, length);
    var written = Descriptors.write(descriptor, memory.asSlice(0, length));
    return written == -Errno.EAGAIN || written == -Errno.EINTR ? 0 : written;
  }
}
