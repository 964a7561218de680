package dev.vibesbox.clients;

import dev.vibesbox.Running;
import dev.vibesbox.Settling;
import dev.vibesbox.TestBox;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches a server stop commands: when it was told to, and when nothing of the command was left.
 * What its client, the network and this machine take before and after counts for neither.
 */
public final class Stops implements AutoCloseable {
  private final EventBus bus;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, End> ends = new ConcurrentHashMap<>();
  private final Handler<DeliveryContext<Object>> onRequest = this::sent;
  private final MessageConsumer<JsonObject> events;

  private record End(String processId, String status, long nanos) {}

  private Stops(EventBus bus) {
    this.bus = bus;
    bus.addOutboundInterceptor(onRequest);
    events = bus.consumer("vibesbox.processes", this::published);
  }

  public static Stops watch(TestBox box) {
    return new Stops(box.vertx().eventBus());
  }

  /**
   * Waits until a command has ended, makes sure that it was cancelled and that no process of this
   * command line is left, and says how long that took from the moment the server knew.
   *
   * @param commandLine of its processes, as the system shows it
   */
  public Duration taken(String command, String commandLine) {
    Settling.await(() -> ends.containsKey(command));
    var end = ends.get(command);
    var left = Running.processes(commandLine);
    if (!end.status().equals("cancelled") || !left.isEmpty()) {
      throw new AssertionError("%s is %s, left are %s".formatted(command, end.status(), left));
    }
    return Duration.ofNanos(end.nanos() - asked.get(end.processId()));
  }

  @Override
  public void close() {
    bus.removeOutboundInterceptor(onRequest);
    events.unregister();
  }

  private void sent(DeliveryContext<Object> delivery) {
    if (delivery.message().address().equals("vibesbox.process")
        && delivery.body() instanceof JsonObject body
        && "kill".equals(body.getString("action"))) {
      asked.putIfAbsent(body.getString("process_id"), System.nanoTime());
    }
    delivery.next();
  }

  private void published(Message<JsonObject> message) {
    var event = message.body();
    if (event.getString("event").equals("exited")) {
      var end =
          new End(event.getString("process_id"), event.getString("status"), System.nanoTime());
      ends.put(event.getString("command"), end);
    }
  }
}
