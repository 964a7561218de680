package dev.vibesbox.executor;

import dev.vibesbox.command.ProcessId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that runs one command and notes, on one context, everything it hears of it. */
final class Witness {
  final ProcessId id = ProcessId.random();
  final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Executor executor;
  private final Context context;

  sealed interface Heard {
    record Chunk(String stream, long offset, Buffer bytes) implements Heard {
      long end() {
        return offset + bytes.length();
      }
    }

    record Exit(JsonObject json) implements Heard {}

    record Event(JsonObject json) implements Heard {}

    record Reply(JsonObject json) implements Heard {}
  }

  Witness(Executor executor) {
    this.executor = executor;
    this.context = executor.vertx().getOrCreateContext();
  }

  /** Listens first, then asks; waits for the reply. */
  Witness run(JsonObject arguments) throws Exception {
    var command = arguments.copy().put("process_id", id.toString());
    Executor.await(
        on(() ->
            subscribe()
                .compose(_ -> executor.ask(command))
                .onSuccess(json -> heard.add(new Heard.Reply(json)))));
    return this;
  }

  Witness run(String command) throws Exception {
    return run(new JsonObject().put("command", command));
  }

  /** Everything heard of one kind. */
  <T extends Heard> List<T> all(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What came on one stream. */
  String text(String stream) {
    var bytes = Buffer.buffer();
    all(Heard.Chunk.class).stream()
        .filter(chunk -> chunk.stream().equals(stream))
        .forEach(chunk -> bytes.appendBuffer(chunk.bytes()));
    return bytes.toString();
  }

  /** From now on. */
  Witness listen() throws Exception {
    Executor.await(on(this::subscribe));
    return this;
  }

  private Future<Void> subscribe() {
    var bus = executor.vertx().eventBus();
    var addresses = executor.addresses();
    return Future.all(
            bus.<Buffer>consumer(addresses.output(id), it -> heard.add(chunk(it))).completion(),
            bus.<JsonObject>consumer(addresses.exit(id), it -> heard.add(new Heard.Exit(it.body())))
                .completion(),
            bus.<JsonObject>consumer(addresses.processes(), this::note).completion())
        .mapEmpty();
  }

  private void note(Message<JsonObject> event) {
    if (id.toString().equals(event.body().getString("process_id"))) {
      heard.add(new Heard.Event(event.body()));
    }
  }

  private static Heard.Chunk chunk(Message<Buffer> message) {
    return new Heard.Chunk(
        message.headers().get("stream"),
        Long.parseLong(message.headers().get("offset")),
        message.body());
  }

  private <T> Future<T> on(Callable<Future<T>> step) {
    var promise = Promise.<T>promise();
    context.runOnContext(_ -> {
      try {
        step.call().onComplete(promise);
      } catch (Exception e) {
        promise.fail(e);
      }
    });
    return promise.future();
  }
}
