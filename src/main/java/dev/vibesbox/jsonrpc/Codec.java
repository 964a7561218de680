package dev.vibesbox.jsonrpc;

import java.util.Optional;

/** Text to messages and back. */
public final class Codec {
  private Codec() {}

  /** Reads one text; never throws. */
  public static Incoming decode(String text) {
    return new Incoming.Malformed(new RpcError(RpcError.PARSE_ERROR, text), Optional.empty());
  }
}
