package dev.vibesbox.mcp;

/**
 * Error codes that MCP adds to those of JSON-RPC, and one of our own. The transport turns some of
 * them into HTTP statuses.
 */
public final class ErrorCode {
  /** A header and the body say different things. */
  public static final int HEADER_MISMATCH = -32020;

  /** {@code data.requiredCapabilities} says what the client would have to offer. */
  public static final int MISSING_CLIENT_CAPABILITY = -32021;

  /** {@code data} holds {@code supported} and {@code requested}. */
  public static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

  /** No such resource; in the legacy era only. */
  public static final int RESOURCE_NOT_FOUND = -32002;

  /** Too many requests in flight. Ours: outside the range that JSON-RPC reserves. */
  public static final int TOO_MANY_REQUESTS = 429;

  private ErrorCode() {}
}
