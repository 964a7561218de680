package dev.vibesbox.mcp;

import dev.vibesbox.command.Requester;
import java.time.Clock;
import java.util.List;

/** The protocol with what it offers; opens conversations. */
public final class Mcp {
  private final McpOptions options;
  private final Catalog catalog;

  /**
   * Keeps what is offered, in the order in which it will be listed.
   *
   * @throws IllegalArgumentException if two tools or two prompts share a name, or a tool's name is
   *     not 1 to 128 of {@code A-Za-z0-9_.-}
   */
  public Mcp(McpOptions options, Offer offer) {
    this.options = options;
    var seal = new Seal(options.limits().answerTime(), Clock.systemUTC());
    this.catalog = Catalog.of(offer, new Asking(seal));
  }

  /** With tools only. */
  public Mcp(McpOptions options, List<Tool> tools) {
    this(options, Offer.of(tools));
  }

  /** With default options. */
  public Mcp(String serverVersion, List<Tool> tools) {
    this(new McpOptions(serverVersion), tools);
  }

  /** Opens a conversation; it belongs to the event loop it is used on. */
  public Conversation converse(Requester requester) {
    var questions = new Questions(options.limits().answerTime());
    return new Conversation(
        new LegacyDispatcher(options, catalog, requester, questions),
        new ModernDispatcher(options, catalog, requester),
        new InFlight(options.maxRequestsInFlight()),
        questions);
  }

  /** What callers of this tool repeat in HTTP headers; nothing, of a tool that is not there. */
  public List<MirroredArgument> mirrored(String tool) {
    return catalog.tools().mirrored(tool);
  }
}
