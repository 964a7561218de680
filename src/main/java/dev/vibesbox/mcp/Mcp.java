package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import java.util.List;

/** The protocol with the tools it offers; opens conversations. */
public final class Mcp {

  public Mcp(String serverVersion, List<Tool> tools) {}

  public Conversation converse(Requester requester) {
    return new Conversation(requester);
  }
}
