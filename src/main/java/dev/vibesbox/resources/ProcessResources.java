package dev.vibesbox.resources;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.bus.ExecutorClient;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import dev.vibesbox.mcp.ResourceSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The running and recent processes of whoever asks: {@code process://{id}} says how one stands,
 * {@code process://{id}/output} what it wrote.
 */
public final class ProcessResources implements ResourceSource {
  /** Bytes of output in one reading: clients refuse messages of more than a few MiB. */
  private static final int MAX_BYTES = 1 << 20;

  private final ExecutorClient executor;
  private final Changes changes;

  public ProcessResources(Vertx vertx, Addresses addresses, ExecutorClient executor) {
    this.executor = executor;
    this.changes = new Changes(vertx, addresses);
  }

  @Override
  public Future<List<JsonObject>> list(Requester requester) {
    return processes(requester)
        .map(all -> all.stream().flatMap(ProcessResources::resources).toList());
  }

  @Override
  public List<JsonObject> templates() {
    return List.of(
        new JsonObject()
            .put("uriTemplate", ProcessUri.STATE_TEMPLATE)
            .put("name", "process")
            .put("title", "A process")
            .put("description", "How a running or recent process stands: status, exit code, times.")
            .put("mimeType", "application/json"),
        new JsonObject()
            .put("uriTemplate", ProcessUri.OUTPUT_TEMPLATE)
            .put("name", "process-output")
            .put("title", "Output of a process")
            .put(
                "description",
                "Standard output and error in the order they came, 1 MiB from a byte offset on;"
                    + " _meta says where to read on.")
            .put("mimeType", "text/plain"));
  }

  @Override
  public Future<Optional<JsonObject>> read(String uri, Requester requester) {
    return ProcessUri.parse(uri)
        .map(parsed ->
            switch (parsed) {
              case ProcessUri.State(var id) -> state(uri, id, requester);
              case ProcessUri.Output(var id, var offset) -> output(uri, id, offset, requester);
            })
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  @Override
  public Optional<Future<List<String>>> complete(
      String template, String variable, String begun, Requester requester) {
    if (!template.equals(ProcessUri.STATE_TEMPLATE)
        && !template.equals(ProcessUri.OUTPUT_TEMPLATE)
        && !template.equals("process://{id}/output")) {
      return Optional.empty();
    }
    if (!variable.equals("id")) {
      return Optional.of(Future.succeededFuture(List.of()));
    }
    var start = begun.toLowerCase(Locale.ROOT);
    return Optional.of(
        processes(requester)
            .map(all ->
                all.stream()
                    .map(it -> it.getString("process_id"))
                    .filter(id -> id.startsWith(start))
                    .toList()));
  }

  @Override
  public Runnable watch(String uri, Requester requester, Runnable watcher) {
    return ProcessUri.parse(uri)
        .map(parsed -> changes.watch(parsed, isThere(parsed.id(), requester), watcher))
        .orElse(() -> {});
  }

  @Override
  public Runnable watchList(Requester requester, Runnable watcher) {
    return changes.watchList(requester.principal(), watcher);
  }

  private Future<Boolean> isThere(ProcessId id, Requester requester) {
    return find(id, requester).map(Optional::isPresent);
  }

  private Future<Optional<JsonObject>> state(String uri, ProcessId id, Requester requester) {
    return find(id, requester)
        .map(found ->
            found.map(process ->
                new JsonObject()
                    .put("uri", uri)
                    .put("mimeType", "application/json")
                    .put("text", process.encode())));
  }

  private Future<Optional<JsonObject>> output(
      String uri, ProcessId id, long offset, Requester requester) {
    var read =
        new JsonObject()
            .put("action", "read")
            .put("process_id", id.toString())
            .put("offset", offset)
            .put("max_bytes", MAX_BYTES);
    return executor
        .manage(read, requester)
        .map(reading -> Optional.of(text(uri, reading)))
        .recover(ProcessResources::absent);
  }

  private static JsonObject text(String uri, JsonObject reading) {
    var meta =
        new JsonObject()
            .put("vibesbox/status", reading.getString("status"))
            .put("vibesbox/offset", reading.getLong("offset"))
            .put("vibesbox/next_offset", reading.getLong("next_offset"))
            .put("vibesbox/is_end", reading.getBoolean("is_end"));
    Optional.ofNullable(reading.getValue("gap")).ifPresent(gap -> meta.put("vibesbox/gap", gap));
    return new JsonObject()
        .put("uri", uri)
        .put("mimeType", "text/plain")
        .put("text", reading.getString("output"))
        .put("_meta", meta);
  }

  /** What the executor refuses is not there; where it does not answer, we are broken. */
  private static Future<Optional<JsonObject>> absent(Throwable cause) {
    return cause instanceof ReplyException reply
            && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
            && reply.failureCode() < 500
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(cause);
  }

  private Future<Optional<JsonObject>> find(ProcessId id, Requester requester) {
    return processes(requester)
        .map(all ->
            all.stream()
                .filter(it -> it.getString("process_id").equals(id.toString()))
                .findFirst());
  }

  private Future<List<JsonObject>> processes(Requester requester) {
    return executor
        .manage(new JsonObject().put("action", "list"), requester)
        .map(answer ->
            answer.getJsonArray("processes").stream().map(JsonObject.class::cast).toList());
  }

  private static Stream<JsonObject> resources(JsonObject process) {
    var id = process.getString("process_id");
    var command = process.getString("command");
    return Stream.of(
        new JsonObject()
            .put("uri", "process://" + id)
            .put("name", "process-" + id)
            .put("title", command)
            .put("description", "How the process stands: " + process.getString("status"))
            .put("mimeType", "application/json"),
        new JsonObject()
            .put("uri", "process://" + id + "/output")
            .put("name", "output-" + id)
            .put("title", "Output of: " + command)
            .put("description", "What the process wrote")
            .put("mimeType", "text/plain")
            .put("size", process.getLong("next_offset")));
  }
}
