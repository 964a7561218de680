package dev.vibesbox.gateway;

import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.ErrorCode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The headers that repeat what stands in the body, so that proxies need not read it. <a
 * href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">
 * Revision 2026-07-28</a> wants both to agree.
 */
record ModernHeaders(MultiMap headers) {
  static final String VERSION = "MCP-Protocol-Version";

  private static final String METHOD = "Mcp-Method";
  private static final String NAME = "Mcp-Name";
  private static final String ENCODED = "=?base64?";
  private static final String ENCODED_END = "?=";

  /** What {@code Mcp-Name} repeats, by method. */
  private static final Map<String, String> NAMING_PARAMS =
      Map.of(
          "tools/call", "name",
          "prompts/get", "name",
          "resources/read", "uri",
          "tasks/get", "taskId",
          "tasks/update", "taskId",
          "tasks/cancel", "taskId");

  /** The first disagreement between headers and body. */
  Optional<RpcError> mismatch(Request request, String bodyVersion) {
    return mismatch(VERSION, bodyVersion)
        .or(() -> mismatch(METHOD, request.method()))
        .or(() -> name(request).flatMap(name -> mismatch(NAME, name)));
  }

  /** The body's name; a body without one has a problem of its own, found later. */
  private static Optional<String> name(Request request) {
    return Optional.ofNullable(NAMING_PARAMS.get(request.method()))
        .map(param -> request.params().getValue(param))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private Optional<RpcError> mismatch(String header, String inBody) {
    var values = headers.getAll(header);
    if (values.size() == 1 && decode(values.getFirst()).filter(inBody::equals).isPresent()) {
      return Optional.empty();
    }
    var what = values.isEmpty() ? "is missing" : "does not say what the body says";
    return Optional.of(
        new RpcError(
            ErrorCode.HEADER_MISMATCH,
            "header %s %s".formatted(header, what),
            Optional.of(new JsonObject().put("header", header))));
  }

  /** Plain text, or Base64 of UTF-8 between markers; empty if that is broken. */
  private static Optional<String> decode(String header) {
    var value = header.strip();
    if (!value.startsWith(ENCODED)
        || !value.endsWith(ENCODED_END)
        || value.length() < ENCODED.length() + ENCODED_END.length()) {
      return Optional.of(value);
    }
    var base64 = value.substring(ENCODED.length(), value.length() - ENCODED_END.length());
    try {
      return Utf8.decode(Buffer.buffer(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
