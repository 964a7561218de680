package dev.vibesbox.policy;

/** A shell that runs what only running would tell: what a network or a program writes. */
record UnreadText() implements CallDanger {
  @Override
  public boolean isIn(Call call) {
    return call.runsUnread();
  }
}
