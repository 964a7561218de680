package dev.vibesbox.executor;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.command.ProcessRequest.Attachment;
import dev.vibesbox.command.ProcessRequest.Read;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Reads for readers that the process has to wait for. Used on the executor's context. */
final class Attaching {
  private final Readings readings;
  private final Pump pump;

  Attaching(Readings readings, Pump pump) {
    this.readings = readings;
    this.pump = pump;
  }

  /** Succeeds with the answer of {@code read}; fails with 429 where too many are attached. */
  Future<JsonObject> read(ProcessEntry entry, Read read) {
    return switch (read.attachment()) {
      case Attachment.None() -> readings.read(entry, read);
      case Attachment.Attach(var name) -> attached(entry, read, name);
      case Attachment.Detach(var name) -> {
        entry.life().readers().detach(name);
        wake(entry);
        yield readings.read(entry, read);
      }
    };
  }

  private Future<JsonObject> attached(ProcessEntry entry, Read read, String name) {
    var readers = entry.life().readers();
    var attached = readers.enter(name, acknowledged(entry, read.offset()), System.nanoTime());
    if (attached == AttachedReaders.Attached.NO_ROOM) {
      return Future.failedFuture(
          new Failure(
              Failure.TOO_MANY,
              "as many readers are attached to this process as may be (output.maxAttached)",
              "Read without attach, or detach another."));
    }
    wake(entry);
    return Future.succeededFuture()
        .compose(_ -> readings.read(entry, read))
        .map(answer -> answer.put("attached", attached == AttachedReaders.Attached.YES))
        .onComplete(_ -> readers.leave(name, System.nanoTime()));
  }

  /** The process may go on. */
  private void wake(ProcessEntry entry) {
    if (entry.life().readers().isHolding()) {
      pump.tell(entry.process(), () -> {});
    }
  }

  private static long acknowledged(ProcessEntry entry, long offset) {
    var end = entry.log().end();
    return offset < 0 ? Math.max(0, end + offset) : Math.min(offset, end);
  }
}
