package dev.vibesbox.executor;

import dev.vibesbox.bus.Listeners;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Stream;
import dev.vibesbox.output.Chunks;
import dev.vibesbox.output.Tap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Publishes the output of one process while somebody listens: the first chunk at once, every other
 * when it is full or its first byte is old enough. A chunk for which listeners have no room is left
 * out; they see it by the next one's offset, and can read. Used by the pump.
 */
final class Publication implements Tap {
  private static final Logger LOGGER = System.getLogger(Publication.class.getName());

  private final EventBus bus;
  private final Listeners listeners;
  private final String address;
  private final long gatherNanos;
  private final Chunks chunks = new Chunks(this::publish);
  private boolean isFirst = true;
  private long dueNanos;

  /**
   * @param gather how long a chunk that is not full waits for more
   */
  Publication(EventBus bus, Settings settings, ProcessId id, Duration gather) {
    this.bus = bus;
    this.listeners = settings.listeners();
    this.address = settings.addresses().output(id);
    this.gatherNanos = gather.toNanos();
  }

  @Override
  public void accept(Stream stream, long offset, byte[] bytes, int from, int to) {
    if (!listeners.areAt(address)) {
      chunks.drop();
      return;
    }
    var wasEmpty = chunks.isEmpty();
    chunks.add(stream, offset, bytes, from, to);
    if (isFirst || gatherNanos == 0) {
      chunks.leave();
    } else if (wasEmpty) {
      dueNanos = System.nanoTime() + gatherNanos;
    }
    isFirst = false;
  }

  /** When a chunk must leave, on the clock of {@link System#nanoTime}. */
  long wakeAt(long otherwise) {
    return chunks.isEmpty() ? otherwise : Math.min(otherwise, dueNanos);
  }

  void advance(long now) {
    if (!chunks.isEmpty() && now - dueNanos >= 0) {
      chunks.leave();
    }
  }

  /** Nothing comes any more. */
  void close() {
    chunks.leave();
  }

  private void publish(Stream stream, long offset, byte[] bytes, int length) {
    dueNanos = System.nanoTime() + gatherNanos;
    if (!listeners.haveRoomAt(address)) {
      return;
    }
    var headers =
        new DeliveryOptions()
            .addHeader("stream", stream.label())
            .addHeader("offset", Long.toString(offset));
    try {
      bus.publish(address, Buffer.buffer(length).appendBytes(bytes, 0, length), headers);
    } catch (RuntimeException e) {
      // Best effort: the process and its log go on.
      LOGGER.log(Level.DEBUG, "output could not be published", e);
    }
  }
}
