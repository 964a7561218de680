package dev.vibesbox.executor;

import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import java.nio.charset.StandardCharsets;

/** What a process still has to read. It is closed after the last byte. Used by the pump. */
final class InputPipe {
  private final int descriptor;
  private final byte[] bytes;
  private int written;
  private int place = -1;
  private boolean isOpen = true;

  InputPipe(int descriptor, String text) {
    this.descriptor = descriptor;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  void watch(PollSet set) {
    place = isOpen ? set.add(descriptor, PollSet.WRITABLE) : -1;
  }

  void advance(PollSet set, Transfer transfer) {
    if (place < 0 || !set.isReady(place)) {
      return;
    }
    var count = transfer.write(descriptor, bytes, written);
    written += Math.max(0, count);
    if (count < 0 || written == bytes.length) {
      close();
    }
  }

  void close() {
    if (isOpen) {
      isOpen = false;
      Descriptors.close(descriptor);
    }
  }
}
