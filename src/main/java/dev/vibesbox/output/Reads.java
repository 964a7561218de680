package dev.vibesbox.output;

import dev.vibesbox.command.Excerpt;
import dev.vibesbox.command.Stream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Looks into a log: finds blocks under its lock, fetches from the file without it. Any thread. */
final class Reads {
  /** How often a block may leave the log while it is being read, before the reader goes without. */
  private static final int MOST_ATTEMPTS = 3;

  private final Object lock;
  private final Retained retained;
  private final Loading loading;
  private final BooleanSupplier isClosed;
  private final Function<Stream, Lane.Totals> totals;

  /** What is given is asked for with the lock held. */
  Reads(
      Object lock,
      Retained retained,
      Loading loading,
      BooleanSupplier isClosed,
      Function<Stream, Lane.Totals> totals) {
    this.lock = lock;
    this.retained = retained;
    this.loading = loading;
    this.isClosed = isClosed;
    this.totals = totals;
  }

  /** As {@link OutputLog#read} says. */
  Reading read(ReadRequest request) {
    var found = find(request);
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      var blocks = loading.load(found.kept());
      if (blocks.isPresent()) {
        return found.view(blocks.get(), request.offset() < 0).reading(request);
      }
      found = find(request);
    }
    return found.withoutBytes();
  }

  /** As {@link OutputLog#excerpt} says. */
  Excerpt excerpt(Stream stream, int maxLines) {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      try {
        return firstAndLast(stream, true).excerpt(maxLines);
      } catch (UnreadableOutputException _) {
        // A block left the log meanwhile, or the disk fails: look again, then do without it.
      }
    }
    return firstAndLast(stream, false).excerpt(maxLines);
  }

  /** As {@link OutputLog#pages} says. */
  Optional<byte[]> pages() {
    List<Page> pages;
    synchronized (lock) {
      var blocks = retained.blocks().all();
      if (!blocks.stream().allMatch(Block.class::isInstance)) {
        return Optional.empty();
      }
      pages = pages(blocks);
    }
    var buffer =
        ByteBuffer.allocate(pages.stream().mapToInt(it -> Page.longest(it.block().size())).sum());
    pages.forEach(page -> page.write(buffer));
    return Optional.of(Arrays.copyOf(buffer.array(), buffer.position()));
  }

  private List<Page> pages(List<Kept> blocks) {
    List<Page> pages = new ArrayList<>();
    long before = totals.apply(Stream.STDERR).bytes();
    for (var kept : blocks.reversed()) {
      before -= kept.bytesOf(Stream.STDERR);
      if (kept instanceof Block block && block.size() > 0) {
        pages.addFirst(
            new Page(
                block,
                before,
                totals.apply(Stream.STDOUT).lines(),
                totals.apply(Stream.STDERR).lines()));
      }
    }
    return pages;
  }

  private Finding find(ReadRequest request) {
    synchronized (lock) {
      long offset = resolved(request.offset(), retained.blocks().end());
      return retained.blocks().find(offset, request.maxBytes(), isClosed.getAsBoolean());
    }
  }

  private static long resolved(long offset, long end) {
    if (offset > end) {
      throw new OffsetBeyondEndException(offset, end);
    }
    return offset < 0 ? Math.max(0, end + offset) : offset;
  }

  private FirstAndLast firstAndLast(Stream stream, boolean withFile) {
    synchronized (lock) {
      var blocks = retained.blocks().all();
      var seen = withFile ? blocks : blocks.stream().filter(Block.class::isInstance).toList();
      return new FirstAndLast(stream, seen, loading::loadOne, totals.apply(stream));
    }
  }
}
