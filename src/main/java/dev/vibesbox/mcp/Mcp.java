package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import java.util.List;

/** The protocol with the tools it offers; opens conversations. */
public final class Mcp {
  private final McpOptions options;
  private final Toolbox toolbox;

  /**
   * Keeps the tools, in the order in which they will be listed.
   *
   * @throws IllegalArgumentException if two tools share a name, or a name is not 1 to 128 of {@code
   *     A-Za-z0-9_.-}
   */
  public Mcp(McpOptions options, List<Tool> tools) {
    this.options = options;
    this.toolbox = new Toolbox(tools);
  }

  /** With default options. */
  public Mcp(String serverVersion, List<Tool> tools) {
    this(new McpOptions(serverVersion), tools);
  }

  /** Opens a conversation; it belongs to the event loop it is used on. */
  public Conversation converse(Requester requester) {
    return new Conversation(
        new LegacyDispatcher(options, toolbox, requester),
        new ModernDispatcher(options, toolbox, requester),
        new InFlight(options.maxRequestsInFlight()));
  }
}
