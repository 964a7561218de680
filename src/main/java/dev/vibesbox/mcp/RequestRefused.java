package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.RpcError;

/**
 * A call that the protocol itself refuses, once it has begun: not a result of the tool but an error
 * of JSON-RPC.
 */
public final class RequestRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RpcError error;

  public RequestRefused(RpcError error) {
    // A client's mistake: the way through our code explains nothing, and takes time to write down.
    super(error.message(), null, false, false);
    this.error = error;
  }

  RpcError error() {
    return error;
  }
}
