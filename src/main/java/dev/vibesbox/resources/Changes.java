package dev.vibesbox.resources;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.command.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Tells watchers of changes, as the event bus tells them. Used on the gateway's event loop. */
final class Changes {
  private final Vertx vertx;
  private final Addresses addresses;

  Changes(Vertx vertx, Addresses addresses) {
    this.vertx = vertx;
    this.addresses = addresses;
  }

  /** Watches once it is known that the process is there; never, where it is not. */
  Runnable watch(ProcessUri uri, Future<Boolean> isThere, Runnable watcher) {
    var throttle = new Throttle(vertx, watcher);
    List<MessageConsumer<?>> consumers = new ArrayList<>();
    isThere.onSuccess(there -> {
      if (there && !throttle.isStopped()) {
        consumers.add(vertx.eventBus().consumer(addresses.exit(uri.id()), _ -> throttle.call()));
        if (uri instanceof ProcessUri.Output) {
          consumers.add(
              vertx.eventBus().consumer(addresses.output(uri.id()), _ -> throttle.call()));
        }
      }
    });
    return () -> {
      throttle.stop();
      consumers.forEach(MessageConsumer::unregister);
    };
  }

  Runnable watchList(Principal principal, Runnable watcher) {
    var throttle = new Throttle(vertx, watcher);
    var consumer =
        vertx
            .eventBus()
            .<JsonObject>consumer(
                addresses.processes(),
                message -> {
                  var event = message.body();
                  if (principal.name().equals(event.getString("principal"))
                      && !"rejected".equals(event.getString("event"))) {
                    throttle.call();
                  }
                });
    return () -> {
      throttle.stop();
      consumer.unregister();
    };
  }
}
