package dev.vibesbox.command;

/**
 * Who asks, and through which door.
 *
 * @param client which of the principal's clients it is, as far as the door can tell: a connection,
 *     a session, an address, or what a service on the bus calls itself. It owns nothing; it is what
 *     places for running commands are shared out by
 */
public record Requester(Principal principal, Door door, String client) {

  /** One that cannot be told from others at the same door. */
  public Requester(Principal principal, Door door) {
    this(principal, door, door.label());
  }

  /** The same, told apart from others. */
  public Requester as(String name) {
    return new Requester(principal, door, name);
  }
}
