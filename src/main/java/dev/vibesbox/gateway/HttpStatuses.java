package dev.vibesbox.gateway;

import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.ErrorCode;
import io.vertx.core.json.JsonObject;

/** The HTTP status that goes with a JSON-RPC answer. */
final class HttpStatuses {
  private HttpStatuses() {}

  /** A message nobody can read is a bad request; any other error is an ordinary answer. */
  static int legacy(JsonObject answer) {
    return switch (code(answer)) {
      case RpcError.PARSE_ERROR, RpcError.INVALID_REQUEST -> 400;
      default -> 200;
    };
  }

  /**
   * As <a
   * href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">
   * revision 2026-07-28</a> has it, which lets proxies see the protocol's own errors.
   */
  static int modern(JsonObject answer) {
    return switch (code(answer)) {
      case RpcError.METHOD_NOT_FOUND -> 404;
      case ErrorCode.HEADER_MISMATCH,
          ErrorCode.MISSING_CLIENT_CAPABILITY,
          ErrorCode.UNSUPPORTED_PROTOCOL_VERSION ->
          400;
      default -> legacy(answer);
    };
  }

  /** Zero, which is no error code, where the answer is a result. */
  private static int code(JsonObject answer) {
    return answer.getValue("error") instanceof JsonObject error ? error.getInteger("code", 0) : 0;
  }
}
