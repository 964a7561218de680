package dev.vibesbox.conformance;

import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** One message that came by HTTP, and the response that waits for what becomes of it. */
final class Posted {
  private static final String META = "io.modelcontextprotocol/";

  private final String text;
  private final JsonObject message;
  private final HttpServerResponse response;

  Posted(Buffer body, HttpServerResponse response) {
    this.text = body.toString();
    this.message = parsed(text);
    this.response = response;
  }

  String text() {
    return text;
  }

  /** Of a request; what has none is told apart by its place in line. */
  Object id() {
    return message.getMap().getOrDefault("id", this);
  }

  Object progressToken() {
    return meta().getMap().getOrDefault("progressToken", this);
  }

  boolean isInitialize() {
    return "initialize".equals(message.getValue("method"))
        && !meta().containsKey(META + "protocolVersion");
  }

  /** Whether it is a request, or no message at all. */
  boolean isAnswered() {
    return message.containsKey("method") == message.containsKey("id");
  }

  /** Says that a notification or an answer was taken. */
  Future<Void> accept() {
    return response.setStatusCode(202).end();
  }

  Future<Void> open() {
    response.setChunked(true).putHeader("Content-Type", "text/event-stream");
    return response.write(":\n\n");
  }

  void event(JsonObject event) {
    if (!response.headWritten()) {
      open();
    }
    response.write("event: message\ndata: " + event.encode() + "\n\n");
  }

  void answer(JsonObject answer) {
    if (response.headWritten()) {
      event(answer);
      response.end();
    } else {
      response.setStatusCode(status(answer)).putHeader("Content-Type", "application/json");
      response.end(answer.toBuffer());
    }
  }

  /** That of the specification, by the error alone. */
  private int status(JsonObject answer) {
    return switch (answer.getJsonObject("error", new JsonObject()).getInteger("code", 0)) {
      case RpcError.METHOD_NOT_FOUND -> meta().isEmpty() ? 200 : 404;
      case RpcError.INVALID_PARAMS -> isWellDescribed() ? 200 : 400;
      case RpcError.PARSE_ERROR,
          RpcError.INVALID_REQUEST,
          ErrorCode.MISSING_CLIENT_CAPABILITY,
          ErrorCode.UNSUPPORTED_PROTOCOL_VERSION ->
          400;
      default -> 200;
    };
  }

  private boolean isWellDescribed() {
    return meta().isEmpty()
        || (meta().getValue(META + "protocolVersion") instanceof String
            && meta().getValue(META + "clientCapabilities") instanceof JsonObject);
  }

  private JsonObject meta() {
    return message.getValue("params") instanceof JsonObject params
            && params.getValue("_meta") instanceof JsonObject meta
        ? meta
        : new JsonObject();
  }

  private static JsonObject parsed(String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException _) {
      return new JsonObject();
    }
  }
}
