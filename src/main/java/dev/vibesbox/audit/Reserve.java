package dev.vibesbox.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Room on the disk that is the log's already: a file of fixed length that is only ever written in
 * place. Lines that the log does not take wait in it, and in memory, until it does. Its lock keeps
 * a second server away. Used with the log's lock held.
 */
final class Reserve {
  static final String NAME = "audit.reserve";
  private static final int PIECE = 64 << 10;

  private final Path path;
  private final int bytes;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private RandomAccessFile file;
  private int used;

  private Reserve(Path path, int bytes) throws IOException {
    this.path = path;
    this.bytes = bytes;
    this.file = taken(path);
  }

  /** Takes it; lines of a server before this one that are in it wait. */
  static Reserve open(Path folder, int bytes) throws IOException {
    var reserve = new Reserve(folder.resolve(NAME), bytes);
    try {
      reserve.read();
      reserve.fill();
      return reserve;
    } catch (IOException e) {
      reserve.close();
      throw e;
    }
  }

  /** Keeps a line, unless less than {@code least} bytes would be left then; says whether. */
  boolean keep(byte[] line, int least) {
    if ((long) used + line.length + least > bytes) {
      return false;
    }
    waiting.add(line);
    try {
      file.seek(used);
      file.write(line);
    } catch (IOException _) {
      // In memory it still is.
    }
    used += line.length;
    return true;
  }

  /** What waits, the oldest first; to be taken out by whoever has written it. */
  Deque<byte[]> waiting() {
    return waiting;
  }

  int used() {
    return used;
  }

  /** Nothing waits any more, and all of the room is there again. */
  void restore() throws IOException {
    if (Files.notExists(path)) {
      file.close();
      file = taken(path);
    }
    blank(0, used);
    used = 0;
    fill();
  }

  void close() throws IOException {
    file.close();
  }

  private static RandomAccessFile taken(Path path) throws IOException {
    if (Files.notExists(path)) {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(AuditFile.OWNER_ONLY));
    }
    Files.setPosixFilePermissions(path, AuditFile.OWNER_ONLY);
    var file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (file.getChannel().tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException _) {
      // It is this very process that has it already.
    }
    file.close();
    throw new IOException("another vibesbox writes it");
  }

  /** The kernel gives room for what was written, not for what was skipped. */
  private void fill() throws IOException {
    file.setLength(Math.min(file.length(), bytes));
    blank((int) file.length(), bytes);
  }

  private void blank(int from, int to) throws IOException {
    file.seek(from);
    var zeros = new byte[PIECE];
    for (int at = from; at < to; at += PIECE) {
      file.write(zeros, 0, Math.min(PIECE, to - at));
    }
  }

  private void read() throws IOException {
    var all = new byte[(int) Math.min(bytes, file.length())];
    file.readFully(all);
    var line = new ByteArrayOutputStream();
    for (used = 0; used < all.length && all[used] != 0; used++) {
      line.write(all[used]);
      if (all[used] == '\n') {
        waiting.add(line.toByteArray());
        line.reset();
      }
    }
  }
}
