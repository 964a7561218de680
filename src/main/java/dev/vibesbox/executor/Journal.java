package dev.vibesbox.executor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A file of records that is only appended to, and written anew when most of it no longer counts.
 * Each record has a checksum, so that one cut short by a death is told from a whole one. Used by
 * one thread.
 */
final class Journal {
  private static final byte[] HEADER = "vibesbox journal 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAME_BYTES = 3 * Integer.BYTES;

  /** Below this it is not worth being written anew. */
  private static final long LEAST_BYTES = 4 << 20;

  private static final int GROWTH = 4;

  private final Path path;
  private FileChannel file;
  private long worthBytes;

  private Journal(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /** A fact about a process, and its output if that is short. */
  record Entry(JsonObject fact, Buffer pages) {
    ByteBuffer frame() {
      var json = fact.toBuffer().getBytes();
      var output = pages.getBytes();
      var frame = ByteBuffer.allocate(FRAME_BYTES + json.length + output.length);
      frame.putInt(json.length).putInt(output.length).putInt(checksum(json, output));
      return frame.put(json).put(output).flip();
    }
  }

  /** What could be read, and what could not. */
  record Found(List<Entry> entries, long lostBytes) {}

  /** Reads all whole records up to the first that is not. */
  static Found read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return new Found(List.of(), 0);
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    List<Entry> entries = new ArrayList<>();
    if (bytes.remaining() < HEADER.length
        || bytes.slice(0, HEADER.length).mismatch(ByteBuffer.wrap(HEADER)) >= 0) {
      return new Found(entries, bytes.remaining());
    }
    bytes.position(HEADER.length);
    while (readOne(bytes, entries)) {
      // One more.
    }
    return new Found(entries, bytes.remaining());
  }

  /** Begins a journal that holds these, in the place of any there is. */
  static Journal start(Path path, List<Entry> entries) throws IOException {
    var journal = new Journal(path, draft(path));
    journal.rewrite(entries);
    return journal;
  }

  /** Puts all of these into a new file, which then takes the place of the old one. */
  void rewrite(List<Entry> entries) throws IOException {
    var fresh = draft(path);
    try {
      write(fresh, ByteBuffer.wrap(HEADER));
      for (var entry : entries) {
        write(fresh, entry.frame());
      }
      Files.move(draftPath(path), path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
    file.close();
    file = fresh;
    worthBytes = fresh.position();
  }

  void append(List<Entry> entries) throws IOException {
    var frames = entries.stream().map(Entry::frame).toList();
    var batch = ByteBuffer.allocate(frames.stream().mapToInt(ByteBuffer::remaining).sum());
    frames.forEach(batch::put);
    write(file, batch.flip());
  }

  /** Whether it is where it was put. */
  boolean isThere() {
    return Files.exists(path);
  }

  /** Whether most of it no longer counts. */
  boolean isLong() throws IOException {
    return file.position() > Math.max(LEAST_BYTES, GROWTH * worthBytes);
  }

  void close() throws IOException {
    file.close();
  }

  private static boolean readOne(ByteBuffer bytes, List<Entry> entries) {
    int at = bytes.position();
    if (bytes.remaining() < FRAME_BYTES) {
      return false;
    }
    int json = bytes.getInt(at);
    int pages = bytes.getInt(at + 4);
    if (json < 0 || pages < 0 || bytes.remaining() - FRAME_BYTES < (long) json + pages) {
      return false;
    }
    var fact = new byte[json];
    var output = new byte[pages];
    bytes.get(at + FRAME_BYTES, fact).get(at + FRAME_BYTES + json, output);
    if (checksum(fact, output) != bytes.getInt(at + 8)) {
      return false;
    }
    bytes.position(at + FRAME_BYTES + json + pages);
    entries.add(new Entry(new JsonObject(Buffer.buffer(fact)), Buffer.buffer(output)));
    return true;
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static Path draftPath(Path path) {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  private static FileChannel draft(Path path) throws IOException {
    Files.deleteIfExists(draftPath(path));
    return FileChannel.open(
        draftPath(path),
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(ProcessFolder.OWNER_ONLY));
  }

  private static int checksum(byte[] json, byte[] pages) {
    var crc = new CRC32C();
    crc.update(json);
    crc.update(pages);
    return (int) crc.getValue();
  }
}
