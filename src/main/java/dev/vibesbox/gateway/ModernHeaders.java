package dev.vibesbox.gateway;

import dev.vibesbox.jsonrpc.Message.Request;
import dev.vibesbox.jsonrpc.RpcError;
import dev.vibesbox.mcp.ErrorCode;
import dev.vibesbox.mcp.MirroredArgument;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The headers that repeat what stands in the body, so that proxies need not read it. <a
 * href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">
 * Revision 2026-07-28</a> wants both to agree.
 */
record ModernHeaders(MultiMap headers, Function<String, List<MirroredArgument>> mirrored) {
  static final String VERSION = "MCP-Protocol-Version";

  private static final String METHOD = "Mcp-Method";
  private static final String NAME = "Mcp-Name";
  private static final String ARGUMENT = "Mcp-Param-";
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
        .or(() -> name(request).flatMap(name -> mismatch(NAME, name)))
        .or(() -> argument(request));
  }

  /** The first argument of a tool that its header contradicts. */
  private Optional<RpcError> argument(Request request) {
    if (!request.method().equals("tools/call")) {
      return Optional.empty();
    }
    var arguments =
        request.params().getValue("arguments") instanceof JsonObject given
            ? given
            : new JsonObject();
    return name(request).map(mirrored).stream()
        .flatMap(List::stream)
        .filter(argument -> !isRepeated(argument, arguments))
        .findFirst()
        .map(argument -> error(ARGUMENT + argument.header()));
  }

  private boolean isRepeated(MirroredArgument argument, JsonObject arguments) {
    var values = headers.getAll(ARGUMENT + argument.header());
    return values.size() < 2
        && values.stream().allMatch(value -> decode(value).isPresent())
        && argument.agrees(arguments, values.stream().findFirst().flatMap(ModernHeaders::decode));
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
    return Optional.of(error(header));
  }

  private RpcError error(String header) {
    var what = headers.contains(header) ? "does not say what the body says" : "is missing";
    return new RpcError(
        ErrorCode.HEADER_MISMATCH,
        "header %s %s".formatted(header, what),
        Optional.of(new JsonObject().put("header", header)));
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
    // Java's decoder does without padding; the specification does not.
    if (base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Utf8.decode(Buffer.buffer(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
