package dev.vibesbox.jsonrpc;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The error object of a response. */
public record RpcError(int code, String message, Optional<JsonObject> data) {
  public static final int PARSE_ERROR = -32700;
  public static final int INVALID_REQUEST = -32600;
  public static final int METHOD_NOT_FOUND = -32601;
  public static final int INVALID_PARAMS = -32602;
  public static final int INTERNAL_ERROR = -32603;

  public RpcError(int code, String message) {
    this(code, message, Optional.empty());
  }
}
