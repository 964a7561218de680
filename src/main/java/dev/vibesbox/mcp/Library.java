package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The resources of all sources
 * (https://modelcontextprotocol.io/specification/2026-07-28/server/resources).
 */
final class Library {
  private final List<ResourceSource> sources;

  Library(List<ResourceSource> sources) {
    this.sources = List.copyOf(sources);
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }

  /** Where there are no resources, their methods are as unknown as any. */
  Step step(String method, Params params, Caller caller) throws InvalidParams {
    return switch (isEmpty() ? "" : method) {
      case "resources/list" -> list(params, caller);
      case "resources/templates/list" -> new Step.Result(templates(params));
      case "resources/read" -> read(params.text("uri"), caller);
      default -> Step.unknownMethod(method);
    };
  }

  /** Whether there is such a resource; fails with the revision's own error where there is none. */
  Future<JsonObject> find(String uri, Caller caller) {
    return read(uri, caller.requester(), 0)
        .compose(found ->
            found.isPresent()
                ? Future.succeededFuture(found.get())
                : Future.failedFuture(new RequestRefused(missing(uri, caller.revision()))));
  }

  Runnable watch(String uri, Requester requester, Runnable watcher) {
    return all(stops -> sources.forEach(it -> stops.add(it.watch(uri, requester, watcher))));
  }

  Runnable watchList(Requester requester, Runnable watcher) {
    return all(stops -> sources.forEach(it -> stops.add(it.watchList(requester, watcher))));
  }

  /** Values for a variable of a template; refuses where no source has it. */
  Future<List<String>> complete(String template, String variable, String begun, Requester requester)
      throws InvalidParams {
    return sources.stream()
        .flatMap(it -> it.complete(template, variable, begun, requester).stream())
        .findFirst()
        .orElseThrow(
            () -> new InvalidParams("there is no resource template " + Quoted.of(template)));
  }

  private Step list(Params params, Caller caller) throws InvalidParams {
    var cursor = Cursor.in(params);
    return new Step.Work(
        "resources/list",
        _ -> {
          var lists = sources.stream().map(it -> it.list(caller.requester())).toList();
          return Future.all(lists)
              .compose(_ ->
                  cursor.page(
                      "resources", lists.stream().flatMap(it -> it.result().stream()).toList()));
        });
  }

  private JsonObject templates(Params params) throws InvalidParams {
    params.onFirstPage();
    var templates = new JsonArray();
    sources.forEach(it -> it.templates().forEach(templates::add));
    return new JsonObject().put("resourceTemplates", templates);
  }

  private Step read(String uri, Caller caller) {
    return new Step.Work(
        "resources/read",
        _ ->
            find(uri, caller)
                .map(found -> new JsonObject().put("contents", new JsonArray().add(found))));
  }

  private Future<Optional<JsonObject>> read(String uri, Requester requester, int index) {
    return index == sources.size()
        ? Future.succeededFuture(Optional.empty())
        : sources
            .get(index)
            .read(uri, requester)
            .compose(found ->
                found.isPresent()
                    ? Future.succeededFuture(found)
                    : read(uri, requester, index + 1));
  }

  private static RpcError missing(String uri, Revision revision) {
    return new RpcError(
        revision.era() == Era.MODERN ? RpcError.INVALID_PARAMS : ErrorCode.RESOURCE_NOT_FOUND,
        "there is no resource " + Quoted.of(uri),
        Optional.of(new JsonObject().put("uri", uri)));
  }

  private static Runnable all(Consumer<List<Runnable>> start) {
    List<Runnable> stops = new ArrayList<>();
    start.accept(stops);
    return () -> stops.forEach(Runnable::run);
  }
}
