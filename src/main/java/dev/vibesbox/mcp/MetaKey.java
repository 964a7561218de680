package dev.vibesbox.mcp;

/** Names inside {@code _meta} that the protocol reserves. */
public final class MetaKey {
  public static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
  public static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
  public static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
  public static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
  public static final String PROGRESS_TOKEN = "progressToken";

  private MetaKey() {}
}
