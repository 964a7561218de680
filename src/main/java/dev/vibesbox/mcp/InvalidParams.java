package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.RpcError;

/** A request's parameters cannot be read; the message says which, and what they must be. */
final class InvalidParams extends Exception {
  private static final long serialVersionUID = 1;

  InvalidParams(String message) {
    // A client's mistake: the way through our code explains nothing, and takes time to write down.
    super(message, null, false, false);
  }

  RpcError error() {
    return new RpcError(RpcError.INVALID_PARAMS, String.valueOf(getMessage()));
  }
}
