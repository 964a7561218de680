package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A stretch of the log, made of whole characters, so that text never has to look at two blocks.
 * Written under the log's lock; the last block of a log grows, all others stay as they are.
 *
 * <p>Which stream a byte came from is one bit: an eighth more memory at worst, however often the
 * streams alternate, and none while there is only standard output.
 */
final class Block implements Kept {
  private static final int FIRST_CAPACITY = 64;

  private final long start;
  private final int limit;
  private final BitSet stderr;
  private byte[] bytes;
  private int size;

  /** An empty block that holds up to {@code limit} bytes, at least 4, from this offset on. */
  Block(long start, int limit) {
    this(start, limit, new BitSet(0), new byte[Math.min(limit, FIRST_CAPACITY)], 0);
  }

  private Block(long start, int limit, BitSet stderr, byte[] bytes, int size) {
    this.start = start;
    this.limit = limit;
    this.stderr = stderr;
    this.bytes = bytes;
    this.size = size;
  }

  /** A block that holds just these bytes, which it does not copy. */
  static Block of(long start, byte[] bytes, BitSet stderr) {
    return new Block(start, bytes.length, stderr, bytes, bytes.length);
  }

  /** The block as it is now. Bytes are shared, because those written once are never changed. */
  Block frozen() {
    return new Block(start, limit, stderr.get(0, size), bytes, size);
  }

  /** Takes as many whole characters as there is room for; returns the number of bytes taken. */
  int append(Stream stream, byte[] source, int from, int to) {
    int taken = Math.min(to - from, limit - size);
    if (taken < to - from) {
      taken -= Utf8.incompleteSuffix(source, from, from + taken);
    }
    makeRoom(taken);
    System.arraycopy(source, from, bytes, size, taken);
    if (stream == Stream.STDERR) {
      stderr.set(size, size + taken);
    }
    size += taken;
    return taken;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long end() {
    return start + size;
  }

  @Override
  public int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Which bytes are standard error's, as {@link BitSet#toByteArray} says it. */
  byte[] bits() {
    return stderr.toByteArray();
  }

  Stream streamAt(int at) {
    return stderr.get(at) ? Stream.STDERR : Stream.STDOUT;
  }

  @Override
  public int bytesOf(Stream stream) {
    return switch (stream) {
      case STDOUT -> size - stderr.cardinality();
      case STDERR -> stderr.cardinality();
    };
  }

  /** Index of the first byte of this stream at or after {@code at}; the size if there is none. */
  int next(Stream stream, int at) {
    int index =
        switch (stream) {
          case STDOUT -> stderr.nextClearBit(at);
          case STDERR -> stderr.nextSetBit(at);
        };
    return index < 0 ? size : Math.min(index, size);
  }

  /** Index of the last byte of this stream before {@code to}; -1 if there is none. */
  int previous(Stream stream, int to) {
    return switch (stream) {
      case STDOUT -> stderr.previousClearBit(to - 1);
      case STDERR -> stderr.previousSetBit(to - 1);
    };
  }

  /** Index after the last byte that follows {@code at} in the same stream. */
  int runEnd(int at) {
    return next(other(at), at);
  }

  /** Index of the first byte from which on all up to {@code at} are of the same stream. */
  int runStart(int at) {
    return previous(other(at), at) + 1;
  }

  /** Offset of the character that the byte at this offset belongs to. */
  long characterStart(long offset) {
    if (offset >= end()) {
      return offset;
    }
    int at = (int) (offset - start);
    int earliest = Math.max(runStart(at), at - 3);
    for (int i = earliest; i < at; i++) {
      if (i + Utf8.lengthAt(bytes, i, runEnd(at)) > at) {
        return start + i;
      }
    }
    return offset;
  }

  /** At most {@code maxBytes} of one stream from this index on, in whole characters. */
  Slice slice(int at, int maxBytes) {
    int end = runEnd(at);
    int cut = (int) Math.min(end, (long) at + maxBytes);
    int to = cut < end ? cut - Utf8.incompleteSuffix(bytes, at, cut) : end;
    return new Slice(this, at, to);
  }

  /** Memory the block takes, in bytes, apart from a small constant. */
  int footprint() {
    return bytes.length + stderr.size() / Byte.SIZE;
  }

  private Stream other(int at) {
    return stderr.get(at) ? Stream.STDOUT : Stream.STDERR;
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      int capacity = Math.min(limit, Math.max(size + more, 2 * bytes.length));
      bytes = Arrays.copyOf(bytes, capacity);
    }
  }
}
