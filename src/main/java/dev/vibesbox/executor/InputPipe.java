package dev.vibesbox.executor;

import dev.vibesbox.executor.InputGauge.Standing;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Transfer;
import java.nio.charset.StandardCharsets;

/** Moves what a process is to read, as fast as it reads. Used by the pump. */
final class InputPipe {
  private final InputEnd end;
  private final InputQueue queue;
  private final InputGauge gauge;
  private InputState state = InputState.OPEN;
  private long written;
  private int place = -1;

  InputPipe(InputEnd end, Feed feed) {
    this.end = end;
    this.queue = new InputQueue(feed.maxPending());
    this.gauge = feed.gauge();
    queue.addFirst(
        new Writing(feed.input().text().getBytes(StandardCharsets.UTF_8), feed.isEnd(), _ -> {}));
    settle();
  }

  void watch(PollSet set) {
    place =
        isOpen() && !queue.isEmpty() && end.isAwake()
            ? set.add(end.descriptor(), PollSet.WRITABLE)
            : -1;
  }

  long wakeAt(long otherwise) {
    return isOpen() && !queue.isEmpty() ? end.wakeAt(otherwise) : otherwise;
  }

  void advance(PollSet set, Transfer transfer) {
    if (place >= 0 && set.isReady(place)) {
      queue.first().ifPresent(first -> move(first, transfer));
    }
  }

  /** Queues a text, or answers at once that nothing can be written any more. */
  void write(Writing writing) {
    if (isOpen() && !queue.isFull() && (end.outlivesEnd() || !queue.hasEnd())) {
      queue.add(writing);
      settle();
    } else {
      writing.breakOff();
    }
  }

  /** Its sender waits no longer. */
  void cut(Writing writing) {
    queue.cut(writing);
    settle();
  }

  /** The process is gone. */
  void close() {
    shut(InputState.GONE);
  }

  private void move(Writing first, Transfer transfer) {
    if (first.pending() > 0) {
      var count = end.write(transfer, first.bytes(), first.written(), first.pending());
      if (count < 0) {
        shut(InputState.UNREAD);
        return;
      }
      written += count;
      queue.noteWritten(count);
    }
    settle();
  }

  /** Finishes what is written, and shows how things stand. */
  private void settle() {
    while (isOpen() && queue.first().filter(Writing::isWritten).isPresent()) {
      if (queue.first().orElseThrow().isEnd() && !isEnded()) {
        break;
      }
      queue.finishFirst();
    }
    show();
  }

  /** Tells the process that nothing follows; says whether that is done. */
  private boolean isEnded() {
    if (!end.end()) {
      return false;
    }
    if (!end.outlivesEnd()) {
      shut(InputState.ENDED);
      return false;
    }
    return true;
  }

  private void shut(InputState why) {
    if (isOpen()) {
      state = why;
      // First of all, since whoever is answered looks at it.
      show();
      queue.first().filter(Writing::isWritten).ifPresent(Writing::answer);
      queue.breakOff();
      end.close();
    }
  }

  private boolean isOpen() {
    return state == InputState.OPEN;
  }

  private void show() {
    var shown = isOpen() && queue.hasEnd() && !end.outlivesEnd() ? InputState.ENDING : state;
    gauge.show(new Standing(shown, isOpen() ? queue.pending() : 0, written, end.file()));
  }
}
