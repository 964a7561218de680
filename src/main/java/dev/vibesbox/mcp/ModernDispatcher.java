package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * The era without sessions, since 2026-07-28: every request says in {@code _meta} which revision it
 * speaks, and nothing is remembered
 * (https://modelcontextprotocol.io/specification/2026-07-28/basic).
 */
final class ModernDispatcher implements Dispatcher {
  // Tools change only with the server's version: a client may be this late in seeing an update.
  private static final Duration LIST_TTL = Duration.ofMinutes(5);

  private final McpOptions options;
  private final Catalog catalog;
  private final Requester requester;
  private final Listening listening;

  ModernDispatcher(McpOptions options, Catalog catalog, Requester requester) {
    this.options = options;
    this.catalog = catalog;
    this.requester = requester;
    this.listening =
        new Listening(
            catalog.library(),
            new ModernTasks(catalog.tasks()),
            options.limits().maxSubscriptions());
  }

  @Override
  public Step dispatch(Request request) throws InvalidParams {
    var params = new Params(request.params());
    var meta = params.meta();
    var version = version(meta);
    var revision = Revision.of(version).filter(it -> it.era() == Era.MODERN);
    return revision.isPresent()
        ? offer(request, params, caller(revision.get(), meta))
            .map(result -> complete(result, revision.get()))
        : unsupported(version);
  }

  /** Reads what every request must say about itself. */
  private static String version(Params meta) throws InvalidParams {
    var version = meta.text(MetaKey.PROTOCOL_VERSION);
    meta.object(MetaKey.CLIENT_CAPABILITIES);
    meta.objectOrEmpty(MetaKey.CLIENT_INFO);
    return version;
  }

  private Caller caller(Revision revision, Params meta) throws InvalidParams {
    return new Caller(
        revision,
        requester,
        new Memory(),
        meta.level(MetaKey.LOG_LEVEL),
        meta.object(MetaKey.CLIENT_CAPABILITIES),
        // In this era a server asks by its answers.
        new Questions(Duration.ZERO));
  }

  /**
   * Methods of the legacy era, {@code initialize} and {@code ping} among them, are unknown here.
   */
  private Step offer(Request request, Params params, Caller caller) throws InvalidParams {
    var method = request.method();
    return switch (method) {
      case "server/discover" -> new Step.Result(lasting(discovery()));
      case "tools/list" ->
          new Step.Result(lasting(catalog.tools().list(params, caller.revision())));
      case "tools/call" -> catalog.tools().call(params, caller);
      case "prompts/list" ->
          catalog.prompts().step(method, params, caller).map(ModernDispatcher::lasting);
      case "prompts/get" -> catalog.prompts().step(method, params, caller);
      case "completion/complete" -> catalog.completion().step(params, caller);
      case "resources/templates/list" ->
          catalog.library().step(method, params, caller).map(ModernDispatcher::lasting);
      case "resources/list", "resources/read" ->
          catalog.library().step(method, params, caller).map(ModernDispatcher::passing);
      case "subscriptions/listen" -> listening.step(request.id(), params, caller);
      case "tasks/get", "tasks/update", "tasks/cancel" ->
          new ModernTasks(catalog.tasks()).step(method, params, caller);
      default -> Step.unknownMethod(method);
    };
  }

  private JsonObject discovery() {
    return options.introduce(
        new JsonObject()
            .put("supportedVersions", new JsonArray(Revision.labels(Era.MODERN)))
            .put(
                "capabilities", new ModernTasks(catalog.tasks()).declared(catalog.capabilities())));
  }

  /** What is listed is the same for everybody, so that shared caches may keep it. */
  private static JsonObject lasting(JsonObject result) {
    return result.put("ttlMs", LIST_TTL.toMillis()).put("cacheScope", "public");
  }

  /** What belongs to a principal, and changes at any time. */
  private static JsonObject passing(JsonObject result) {
    return result.put("ttlMs", 0).put("cacheScope", "private");
  }

  private JsonObject complete(JsonObject result, Revision revision) {
    var meta = result.getJsonObject("_meta", new JsonObject());
    return result
        .put("resultType", result.getString("resultType", "complete"))
        .put("_meta", meta.put(MetaKey.SERVER_INFO, options.serverInfo(revision)));
  }

  /** Only this era's revisions are offered: a client of both falls back to initialize by itself. */
  private static Step unsupported(String requested) {
    var data =
        new JsonObject()
            .put("supported", new JsonArray(Revision.labels(Era.MODERN)))
            .put("requested", requested);
    return new Step.Refused(
        new RpcError(
            ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
            "protocol version " + Quoted.of(requested) + " is not supported",
            Optional.of(data)));
  }
}
