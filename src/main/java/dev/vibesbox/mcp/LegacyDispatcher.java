package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Quoted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The era of the handshake, 2024-11-05 to 2025-11-25: {@code initialize} settles the revision once,
 * and everything but {@code ping} comes after it
 * (https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle).
 */
final class LegacyDispatcher implements Dispatcher {
  private final McpOptions options;
  private final Catalog catalog;
  private final Requester requester;
  private final Memory memory = new Memory();
  private final Questions questions;
  private final Unasked unasked = new Unasked();
  private final Subscriptions subscriptions;
  private Optional<Revision> negotiated = Optional.empty();
  private Optional<LogLevel> logLevel = Optional.empty();
  private JsonObject capabilities = new JsonObject();

  LegacyDispatcher(McpOptions options, Catalog catalog, Requester requester, Questions questions) {
    this.options = options;
    this.catalog = catalog;
    this.requester = requester;
    this.questions = questions;
    var limit = options.limits().maxSubscriptions();
    this.subscriptions = new Subscriptions(catalog.library(), requester, limit, unasked);
  }

  /** The way for what is said unasked. */
  Unasked unasked() {
    return unasked;
  }

  /** Watches nothing any more. */
  void close() {
    subscriptions.removeAll();
  }

  Optional<Revision> negotiated() {
    return negotiated;
  }

  /** Batches came with one revision and went with the next. */
  boolean takesBatches() {
    return negotiated.filter(Revision.V2025_03_26::equals).isPresent();
  }

  @Override
  public Step dispatch(Request request) throws InvalidParams {
    var params = new Params(request.params());
    return switch (request.method()) {
      case "initialize" -> initialize(params);
      case "ping" -> new Step.Result(new JsonObject());
      case String method when negotiated.isPresent() -> offer(method, params, negotiated.get());
      case String method -> Step.invalidRequest("send initialize before " + Quoted.of(method));
    };
  }

  private Step offer(String method, Params params, Revision revision) throws InvalidParams {
    return switch (method) {
      case "tools/list" -> new Step.Result(catalog.tools().list(params, revision));
      case "tools/call" -> catalog.tools().call(params, caller(revision));
      case "prompts/list", "prompts/get" ->
          catalog.prompts().step(method, params, caller(revision));
      case "logging/setLevel" -> setLevel(params);
      case "completion/complete" -> catalog.completion().step(params, caller(revision));
      case "resources/subscribe", "resources/unsubscribe" ->
          catalog.library().isEmpty()
              ? Step.unknownMethod(method)
              : subscribe(method, params.text("uri"), caller(revision));
      case "resources/list", "resources/templates/list", "resources/read" ->
          read(method, params, caller(revision));
      case "tasks/list", "tasks/get", "tasks/result", "tasks/cancel" ->
          new LegacyTasks(catalog.tasks()).step(method, params, caller(revision));
      default -> Step.unknownMethod(method);
    };
  }

  private Step setLevel(Params params) throws InvalidParams {
    params.text("level");
    logLevel = params.level("level");
    return new Step.Result(new JsonObject());
  }

  /** Who has asked for the list is told when it changes, and nobody else is. */
  private Step read(String method, Params params, Caller caller) throws InvalidParams {
    var step = catalog.library().step(method, params, caller);
    if (method.equals("resources/list") && step instanceof Step.Work) {
      subscriptions.addList();
    }
    return step;
  }

  private Step subscribe(String method, String uri, Caller caller) {
    if (method.equals("resources/unsubscribe")) {
      subscriptions.remove(uri);
      return new Step.Result(new JsonObject());
    }
    return new Step.Work(
        method, _ -> catalog.library().find(uri, caller).compose(_ -> subscribed(uri)));
  }

  private Future<JsonObject> subscribed(String uri) {
    try {
      subscriptions.add(uri);
      return Future.succeededFuture(new JsonObject());
    } catch (RequestRefused e) {
      return Future.failedFuture(e);
    }
  }

  private Caller caller(Revision revision) {
    return new Caller(revision, requester, memory, logLevel, capabilities, questions);
  }

  /**
   * A second handshake would change the revision under requests in flight, so it is refused. A
   * client that starts anew opens a new connection or session.
   */
  private Step initialize(Params params) throws InvalidParams {
    var revision = settle(params.text("protocolVersion"));
    var offered = params.objectOrEmpty("capabilities");
    params.objectOrEmpty("clientInfo");
    if (negotiated.isPresent()) {
      return Step.invalidRequest(
          "initialize was answered before; open a new connection to start anew");
    }
    negotiated = Optional.of(revision);
    capabilities = offered;
    return new Step.Result(introduction(revision));
  }

  /** The asked-for revision where this era has it, otherwise its newest. */
  private static Revision settle(String asked) {
    return Revision.of(asked)
        .filter(revision -> revision.era() == Era.LEGACY)
        .orElse(Revision.NEWEST_LEGACY);
  }

  private JsonObject capabilities(Revision revision) {
    return new LegacyTasks(catalog.tasks()).declared(catalog.capabilities(), revision);
  }

  private JsonObject introduction(Revision revision) {
    return options.introduce(
        new JsonObject()
            .put("protocolVersion", revision.label())
            .put("capabilities", capabilities(revision))
            .put("serverInfo", options.serverInfo(revision)));
  }
}
