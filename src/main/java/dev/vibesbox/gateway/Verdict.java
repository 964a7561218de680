package dev.vibesbox.gateway;

import dev.vibesbox.command.Requester;

/** What admission says to a request. */
sealed interface Verdict permits Verdict.Admitted, Refused {

  /** It may come in, as this requester. */
  record Admitted(Requester requester) implements Verdict {}
}
