package dev.vibesbox.executor;

import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.Transfer;

/** Our end of what a process reads. Used by the pump. */
sealed interface InputEnd permits InputEnd.OfPipe, Keyboard {
  int descriptor();

  /** What proc(5) calls it from the other side. */
  String file();

  /** Whether it makes sense to try to write now. */
  boolean isAwake();

  /** When it makes sense again, on the clock of {@link System#nanoTime}. */
  long wakeAt(long otherwise);

  /** Bytes written, 0 when there is no room, negative when nobody reads any more. */
  int write(Transfer transfer, byte[] bytes, int from, int most);

  /** Says that nothing follows, after all that was written; false when there is no room yet. */
  boolean end();

  /** Whether more can be written after {@link #end}. */
  boolean outlivesEnd();

  void close();

  /** A pipe: its end is its closing. */
  record OfPipe(int descriptor, String file) implements InputEnd {
    OfPipe(int descriptor) {
      this(descriptor, "pipe:[%d]".formatted(Descriptors.inode(descriptor)));
    }

    @Override
    public boolean isAwake() {
      return true;
    }

    @Override
    public long wakeAt(long otherwise) {
      return otherwise;
    }

    @Override
    public int write(Transfer transfer, byte[] bytes, int from, int most) {
      return transfer.write(descriptor, bytes, from, most);
    }

    @Override
    public boolean end() {
      return true;
    }

    @Override
    public boolean outlivesEnd() {
      return false;
    }

    @Override
    public void close() {
      Descriptors.close(descriptor);
    }
  }
}
