package dev.vibesbox.command;

/** Who asks. Processes belong to a principal, not to a session or a door. */
public record Principal(String name) {

  /** Everybody, where no token is asked for. */
  public static final Principal ANYONE = new Principal("anyone");

  /** Whoever holds the server's bearer token. */
  public static final Principal TOKEN_HOLDER = new Principal("token");
}
