package dev.vibesbox.output;

import java.nio.ByteBuffer;

/** Where pages are put together before they are written. Used by one thread. */
public final class Scratch {
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  /** The page, ready to be written; valid until the next one. */
  ByteBuffer of(Page page) {
    int length = Page.longest(page.block().size());
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocateDirect(length);
    }
    buffer.clear();
    page.write(buffer);
    return buffer.flip();
  }
}
