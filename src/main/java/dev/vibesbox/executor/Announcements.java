package dev.vibesbox.executor;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.EventForm;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.Listeners;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.redaction.Redaction;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/**
 * Publishes what becomes of processes, to whoever listens: nothing is made for nobody. Used on the
 * executor's context.
 */
final class Announcements {
  private final EventBus bus;
  private final Listeners listeners;
  private final Addresses addresses;
  private final Redaction redaction;

  Announcements(EventBus bus, Settings settings) {
    this.bus = bus;
    this.listeners = settings.listeners();
    this.addresses = settings.addresses();
    this.redaction = settings.redaction();
  }

  /** It runs; nothing is said of one that could not be started. */
  void begun(ProcessEntry entry) {
    var process = entry.snapshot();
    if (process.pid() != 0) {
      publish(addresses.processes(), () -> EventForm.started(process, shown(entry.spec())));
    }
  }

  /** Nothing of it is left; all its output was published before. */
  void ended(ProcessEntry entry) {
    publish(addresses.exit(entry.spec().id()), () -> withoutOutput(entry.answer()));
    publish(addresses.processes(), () -> EventForm.exited(entry.snapshot(), shown(entry.spec())));
  }

  /** Nothing ran. */
  void rejected(CommandSpec spec, Failure failure) {
    publish(addresses.processes(), () -> EventForm.rejected(spec, shown(spec), failure));
  }

  private void publish(String address, Supplier<JsonObject> event) {
    if (listeners.haveRoomAt(address)) {
      bus.publish(address, event.get());
    }
  }

  private String shown(CommandSpec spec) {
    return ShownCommand.of(spec, redaction);
  }

  private static JsonObject withoutOutput(JsonObject answer) {
    answer.remove("stdout");
    answer.remove("stderr");
    return answer;
  }
}
