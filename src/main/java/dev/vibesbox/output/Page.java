package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A block as it stands in a file: a header of 64 bytes, the bytes, and, if there is any standard
 * error among them, a bit for each that says so. Every page says where it belongs and what the log
 * counted, so that a file needs no list of its pages, and a checksum tells a torn one.
 *
 * @param stderrBefore bytes of standard error before the block
 * @param stdoutLines lines of standard output when it was written
 * @param stderrLines lines of standard error when it was written
 */
record Page(Block block, long stderrBefore, long stdoutLines, long stderrLines) {
  static final int HEADER_BYTES = 64;

  private static final int MAGIC = 0x76626F31;
  private static final int CHECKED_HEADER_BYTES = 44;

  /** The longest page of a block that holds so many bytes. */
  static int longest(int blockBytes) {
    return HEADER_BYTES + blockBytes + bitBytes(blockBytes);
  }

  /** How long the page of a block is. */
  static int length(int size, int stderrBytes) {
    return HEADER_BYTES + size + (stderrBytes == 0 ? 0 : bitBytes(size));
  }

  /** Puts the page at the buffer's position. */
  void write(ByteBuffer buffer) {
    int stderrBytes = block.bytesOf(Stream.STDERR);
    int from = buffer.position();
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(MAGIC).putInt(block.size()).putLong(block.start()).putLong(stderrBefore);
    buffer.putLong(stdoutLines).putLong(stderrLines).putInt(stderrBytes).putInt(0);
    buffer.position(from + HEADER_BYTES).put(block.bytes(), 0, block.size());
    if (stderrBytes > 0) {
      int end = buffer.position() + bitBytes(block.size());
      buffer.put(block.bits());
      while (buffer.position() < end) {
        buffer.put((byte) 0);
      }
    }
    int crc = checksum(buffer, from, buffer.position() - from);
    buffer.putInt(from + CHECKED_HEADER_BYTES, crc);
  }

  /** Takes the page at the buffer's position; empty, and nothing taken, if there is none whole. */
  static Optional<Page> read(ByteBuffer buffer) {
    int from = buffer.position();
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    if (buffer.remaining() < HEADER_BYTES || buffer.getInt(from) != MAGIC) {
      return Optional.empty();
    }
    int size = buffer.getInt(from + 4);
    int stderrBytes = buffer.getInt(from + 40);
    if (size < 0 || size > buffer.remaining() || stderrBytes < 0 || stderrBytes > size) {
      return Optional.empty();
    }
    int length = length(size, stderrBytes);
    if (buffer.remaining() < length
        || checksum(buffer, from, length) != buffer.getInt(from + CHECKED_HEADER_BYTES)) {
      return Optional.empty();
    }
    return Optional.of(page(buffer, size, stderrBytes));
  }

  private static Page page(ByteBuffer buffer, int size, int stderrBytes) {
    int from = buffer.position();
    var bytes = new byte[size];
    var bits = new byte[stderrBytes == 0 ? 0 : bitBytes(size)];
    buffer.position(from + HEADER_BYTES).get(bytes).get(bits);
    var block = Block.of(buffer.getLong(from + 8), bytes, BitSet.valueOf(bits));
    return new Page(
        block, buffer.getLong(from + 16), buffer.getLong(from + 24), buffer.getLong(from + 32));
  }

  private static int checksum(ByteBuffer buffer, int from, int length) {
    var crc = new CRC32C();
    crc.update(buffer.slice(from, CHECKED_HEADER_BYTES));
    crc.update(buffer.slice(from + HEADER_BYTES, length - HEADER_BYTES));
    return (int) crc.getValue();
  }

  private static int bitBytes(int size) {
    return (size + Byte.SIZE - 1) / Byte.SIZE;
  }
}
