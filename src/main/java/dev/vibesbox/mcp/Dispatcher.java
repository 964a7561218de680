package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Message.Request;

/** The methods of one era. */
sealed interface Dispatcher permits LegacyDispatcher, ModernDispatcher {

  /** Decides what a request leads to; starts nothing yet. */
  Step dispatch(Request request) throws InvalidParams;
}
