package dev.vibesbox.gateway;

import dev.vibesbox.mcp.Peer;

/** Where the messages of one exchange go, one after the other, as server-sent events. */
interface EventSink extends Peer {

  /** To be called in equal intervals: a silent stream gets a comment. */
  void keepAlive();

  /** To be called when nothing more will be sent. */
  void end();
}
