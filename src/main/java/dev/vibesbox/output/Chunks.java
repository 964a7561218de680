package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import java.util.Arrays;

/**
 * Gathers output into chunks: each of one stream, without a hole, of whole characters, and of 64
 * KiB at most. A full chunk leaves by itself. Used by one thread.
 */
public final class Chunks {
  public static final int LARGEST_BYTES = 64 << 10;

  private static final int SMALLEST_CAPACITY = 1 << 10;

  private final Sink sink;
  private byte[] bytes = {};
  private Stream stream = Stream.STDOUT;
  private long start;
  private int size;

  /** Takes chunks; the array is valid during the call only. */
  @FunctionalInterface
  public interface Sink {
    void accept(Stream stream, long offset, byte[] bytes, int length);
  }

  public Chunks(Sink sink) {
    this.sink = sink;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Takes whole characters. */
  public void add(Stream from, long offset, byte[] source, int begin, int end) {
    if (from != stream || offset != start + size) {
      leave();
      stream = from;
      start = offset;
    }
    int at = begin;
    while (at < end) {
      int taken = fitting(source, at, end);
      append(source, at, taken);
      at += taken;
      if (at < end || size == LARGEST_BYTES) {
        leave();
      }
    }
  }

  /** Lets what was gathered leave. */
  public void leave() {
    if (size > 0) {
      sink.accept(stream, start, bytes, size);
      drop();
    }
  }

  /** Forgets what was gathered. */
  public void drop() {
    start += size;
    size = 0;
  }

  private int fitting(byte[] source, int at, int end) {
    int room = Math.min(LARGEST_BYTES - size, end - at);
    return room < end - at ? room - Utf8.incompleteSuffix(source, at, at + room) : room;
  }

  private void append(byte[] source, int at, int length) {
    if (size + length > bytes.length) {
      int capacity = Math.max(SMALLEST_CAPACITY, Math.max(size + length, 2 * bytes.length));
      bytes = Arrays.copyOf(bytes, Math.min(LARGEST_BYTES, capacity));
    }
    System.arraycopy(source, at, bytes, size, length);
    size += length;
  }
}
