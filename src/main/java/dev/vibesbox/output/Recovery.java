package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import dev.vibesbox.output.SpillFile.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What another server left of a log, in a file or as pages elsewhere: whatever is whole, in the
 * order of offsets.
 *
 * @param kept blocks that do not overlap
 * @param stdout counts at the end of the last of them
 * @param stderr counts at the end of the last of them
 * @param slotBytes how long the slots of the file are
 */
record Recovery(List<Kept> kept, Lane.Totals stdout, Lane.Totals stderr, int slotBytes) {

  /** Of the file if there is one, else of pages one after the other. */
  static Recovery of(Optional<Path> file, byte[] pages) throws IOException {
    return file.isPresent() && Files.exists(file.get()) ? ofFile(file.get()) : ofPages(pages);
  }

  private static Recovery ofFile(Path file) throws IOException {
    // What was written of a block while it grew may stand beside the whole: the longest counts.
    var longest = new TreeMap<Long, Found>();
    var scan = SpillFile.scan(file);
    for (var found : scan.pages()) {
      longest.merge(
          found.page().block().start(),
          found,
          (a, b) -> a.page().block().size() >= b.page().block().size() ? a : b);
    }
    List<Kept> kept = new ArrayList<>();
    Optional<Page> last = Optional.empty();
    for (var found : longest.values()) {
      var block = found.page().block();
      if (kept.isEmpty() || kept.getLast().end() <= block.start()) {
        int stderr = block.bytesOf(Stream.STDERR);
        kept.add(new Filed(block.start(), block.size(), stderr, found.slot()));
        last = Optional.of(found.page());
      }
    }
    return of(kept, last, scan.slotBytes());
  }

  private static Recovery ofPages(byte[] pages) {
    List<Page> found = new ArrayList<>();
    var buffer = ByteBuffer.wrap(pages);
    for (var page = Page.read(buffer); page.isPresent(); page = Page.read(buffer)) {
      found.add(page.get());
    }
    found.sort(Comparator.comparingLong(page -> page.block().start()));
    return of(
        found.stream().<Kept>map(Page::block).toList(),
        found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()),
        SpillFile.LEAST_SLOT_BYTES);
  }

  private static Recovery of(List<Kept> kept, Optional<Page> last, int slotBytes) {
    long end = kept.isEmpty() ? 0 : kept.getLast().end();
    long stderr =
        last.map(page -> page.stderrBefore() + page.block().bytesOf(Stream.STDERR)).orElse(0L);
    return new Recovery(
        kept,
        new Lane.Totals(end - stderr, last.map(Page::stdoutLines).orElse(0L)),
        new Lane.Totals(stderr, last.map(Page::stderrLines).orElse(0L)),
        slotBytes);
  }
}
