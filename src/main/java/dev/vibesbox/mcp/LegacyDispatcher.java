package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.Quoted;
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
  private Optional<Revision> negotiated = Optional.empty();

  LegacyDispatcher(McpOptions options, Catalog catalog, Requester requester) {
    this.options = options;
    this.catalog = catalog;
    this.requester = requester;
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
      case "tools/call" -> catalog.tools().call(params, revision, requester, memory);
      case "prompts/list", "prompts/get" -> catalog.prompts().step(method, params);
      default -> Step.unknownMethod(method);
    };
  }

  /**
   * A second handshake would change the revision under requests in flight, so it is refused. A
   * client that starts anew opens a new connection or session.
   */
  private Step initialize(Params params) throws InvalidParams {
    var revision = settle(params.text("protocolVersion"));
    params.objectOrEmpty("capabilities");
    params.objectOrEmpty("clientInfo");
    if (negotiated.isPresent()) {
      return Step.invalidRequest(
          "initialize was answered before; open a new connection to start anew");
    }
    negotiated = Optional.of(revision);
    return new Step.Result(introduction(revision));
  }

  /** The asked-for revision where this era has it, otherwise its newest. */
  private static Revision settle(String asked) {
    return Revision.of(asked)
        .filter(revision -> revision.era() == Era.LEGACY)
        .orElse(Revision.NEWEST_LEGACY);
  }

  private JsonObject introduction(Revision revision) {
    return options.introduce(
        new JsonObject()
            .put("protocolVersion", revision.label())
            .put("capabilities", catalog.capabilities())
            .put("serverInfo", options.serverInfo(revision)));
  }
}
