package dev.vibesbox.example;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A service that has commands run. It needs nothing of vibesbox but the addresses. */
public final class CommandService extends VerticleBase {
  /** Beyond the longest timeout of a command, 300 s, and what stopping it may take. */
  private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(330_000);

  /** Takes output, in order and without a hole, on the service's context. */
  public interface Output {
    void take(String stream, String text);
  }

  /** Runs a command. Succeeds with its answer when all its output was taken. */
  public Future<JsonObject> run(String command, Output output) {
    var id = UUID.randomUUID().toString();
    var follower = new Follower(id, output);
    var chunks = vertx.eventBus().consumer("vibesbox.process." + id + ".output", follower::take);
    return chunks
        .completion()
        .compose(_ ->
            ask("vibesbox.execute", new JsonObject().put("process_id", id).put("command", command)))
        .compose(answer -> follower.upTo(answer.getLong("next_offset")).map(answer))
        .eventually(chunks::unregister);
  }

  /** A command that runs on by itself: its id, and a future of its exit event. */
  public record Begun(String id, Future<JsonObject> exit) {}

  /** Begins a command in the background. Succeeds when it runs. */
  public Future<Begun> begin(String command) {
    var id = UUID.randomUUID().toString();
    Promise<JsonObject> exit = Promise.promise();
    var exits =
        vertx
            .eventBus()
            .<JsonObject>consumer(
                "vibesbox.process." + id + ".exit", event -> exit.tryComplete(event.body()));
    exit.future().onComplete(_ -> exits.unregister());
    var request =
        new JsonObject().put("process_id", id).put("command", command).put("background", true);
    return exits
        .completion()
        .compose(_ -> ask("vibesbox.execute", request))
        .onFailure(exit::tryFail)
        .map(_ -> new Begun(id, exit.future()));
  }

  /** Stops a process. Succeeds when nothing of it is left. */
  public Future<JsonObject> kill(String id) {
    return ask("vibesbox.process", new JsonObject().put("action", "kill").put("process_id", id));
  }

  /** Fails with a ReplyException: its failure code is one of the page's, its message a sentence. */
  private Future<JsonObject> ask(String address, JsonObject request) {
    return vertx.eventBus().<JsonObject>request(address, request, PATIENCE).map(Message::body);
  }

  /** Hands on the output of one process: published chunks, and what was left out between them. */
  private final class Follower {
    private final String id;
    private final Output output;
    private Future<Void> taken = Future.succeededFuture();
    private long next;

    Follower(String id, Output output) {
      this.id = id;
      this.output = output;
    }

    void take(Message<Buffer> chunk) {
      taken = taken.compose(_ -> takeOrRead(chunk));
    }

    /** Succeeds when everything before this offset was handed on. */
    Future<Void> upTo(long offset) {
      return taken.compose(_ -> read(offset));
    }

    private Future<Void> takeOrRead(Message<Buffer> chunk) {
      var offset = Long.parseLong(chunk.headers().get("offset"));
      if (offset != next) {
        return read(offset + chunk.body().length());
      }
      output.take(chunk.headers().get("stream"), chunk.body().toString());
      next += chunk.body().length();
      return Future.succeededFuture();
    }

    private Future<Void> read(long end) {
      if (next >= end) {
        return Future.succeededFuture();
      }
      var request =
          new JsonObject()
              .put("action", "read")
              .put("process_id", id)
              .put("offset", next)
              .put("one_stream", true);
      return ask("vibesbox.process", request).onSuccess(this::handOn).compose(_ -> read(end));
    }

    private void handOn(JsonObject reading) {
      var gap = reading.getJsonObject("gap");
      if (gap != null) {
        output.take("gap", "[%d bytes are no longer kept]".formatted(gap.getLong("bytes")));
      }
      if (!reading.getJsonArray("parts").isEmpty()) {
        var stream = reading.getJsonArray("parts").getJsonObject(0).getString("stream");
        output.take(stream, reading.getString("output"));
      }
      next = reading.getLong("next_offset");
    }
  }
}
