package dev.vibesbox.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file of one log: a header, then slots of one size, each for the page of one block and used
 * again when that block is gone. Written by the writer; read by any thread, which opens the file
 * for itself, because a thread that is interrupted while it reads closes what it reads from.
 */
final class SpillFile {
  private static final long MAGIC = 0x7662_6F78_6C6F_6701L;
  private static final int ALIGNMENT = 4096;
  static final int LEAST_SLOT_BYTES = ALIGNMENT;
  private static final int HEADER_BYTES = 12;
  private static final int MOST_SLOT_BYTES = 1 << 30;

  private final Path path;
  private final int slotBytes;
  private Optional<FileChannel> channel = Optional.empty();

  /** Most logs never have one. */
  private boolean isMade;

  /**
   * @param isMade whether another server may have made it
   */
  SpillFile(Path path, int slotBytes, boolean isMade) {
    this.path = path;
    this.slotBytes = slotBytes;
    this.isMade = isMade;
  }

  /** How long a slot must be for the page of a block that holds so many bytes. */
  static int slotBytes(int blockBytes) {
    return (Page.longest(blockBytes) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** The pages found in a file, and how long its slots are. */
  record Scan(List<Found> pages, int slotBytes) {}

  /** A whole page, and its slot. */
  record Found(int slot, Page page) {}

  /** Every whole page of a file that another server wrote; none if it is no such file. */
  static Scan scan(Path path) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
      var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      fill(file, header, 0);
      boolean isOurs = header.limit() == HEADER_BYTES && header.getLong(0) == MAGIC;
      int slotBytes = isOurs ? header.getInt(8) : 0;
      return slotBytes < LEAST_SLOT_BYTES || slotBytes > MOST_SLOT_BYTES
          ? new Scan(List.of(), LEAST_SLOT_BYTES)
          : new Scan(scan(file, ByteBuffer.allocate(slotBytes)), slotBytes);
    }
  }

  private static List<Found> scan(FileChannel file, ByteBuffer slot) throws IOException {
    List<Found> found = new ArrayList<>();
    long slots = (file.size() - ALIGNMENT + slot.capacity() - 1) / slot.capacity();
    for (int i = 0; i < slots; i++) {
      int at = i;
      fill(file, slot, ALIGNMENT + (long) i * slot.capacity());
      Page.read(slot).ifPresent(page -> found.add(new Found(at, page)));
    }
    return found;
  }

  /** Writes a page to a slot. The writer only. */
  void write(int slot, ByteBuffer page) throws IOException {
    var file = open();
    long at = position(slot);
    while (page.hasRemaining()) {
      at += file.write(page, at);
    }
  }

  /**
   * The blocks, in memory again. Any thread.
   *
   * @throws LostPageException if one is not there
   */
  List<Block> read(List<? extends Kept> kept) throws IOException {
    List<Block> blocks = new ArrayList<>(kept.size());
    try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
      for (var each : kept) {
        blocks.add(
            switch (each) {
              case Block block -> block;
              case Filed filed -> read(file, filed);
            });
      }
    }
    return blocks;
  }

  /** Whether the file was opened and is still where it was. The writer only. */
  boolean isThere() {
    return channel.isEmpty() || Files.exists(path);
  }

  /** Closes it; it is opened again when it is written to. The writer only. */
  void close() {
    var open = channel;
    channel = Optional.empty();
    open.ifPresent(SpillFile::close);
  }

  /** Closes and removes it. The writer only. */
  void delete() throws IOException {
    close();
    if (isMade) {
      Files.deleteIfExists(path);
    }
  }

  private FileChannel open() throws IOException {
    if (channel.isEmpty()) {
      isMade = true;
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var file =
          FileChannel.open(
              path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly);
      channel = Optional.of(file);
      var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      file.write(header.putLong(MAGIC).putInt(slotBytes).flip(), 0);
    }
    return channel.get();
  }

  private Block read(FileChannel file, Filed filed) throws IOException {
    var page = ByteBuffer.allocate(Page.length(filed.size(), filed.stderrBytes()));
    fill(file, page, position(filed.slot()));
    return Page.read(page)
        .map(Page::block)
        .filter(block -> block.start() == filed.start() && block.size() == filed.size())
        .orElseThrow(LostPageException::new);
  }

  private long position(int slot) {
    return ALIGNMENT + (long) slot * slotBytes;
  }

  private static void fill(FileChannel file, ByteBuffer buffer, long position) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) > 0) {
      // More of it.
    }
    buffer.flip();
  }

  private static void close(FileChannel file) {
    try {
      file.close();
    } catch (IOException _) {
      // Nothing is lost that was written: nobody waits for the disk itself.
    }
  }
}
