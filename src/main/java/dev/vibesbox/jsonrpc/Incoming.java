package dev.vibesbox.jsonrpc;

import java.util.List;
import java.util.Optional;

/** What one text from the other end turned out to be. Malformed text is a value, no exception. */
public sealed interface Incoming {

  record Single(Message message) implements Incoming {}

  /** A JSON array: a batch in revision 2025-03-26, an error in every other. */
  record Batch(List<Incoming> entries) implements Incoming {
    public Batch {
      entries = List.copyOf(entries);
    }
  }

  /** Not a message; the id where one could be read. */
  record Malformed(RpcError error, Optional<Id> id) implements Incoming {}
}
