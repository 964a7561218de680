package dev.vibesbox.gateway;

import dev.vibesbox.bus.Addresses;
import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.config.HealthConfig;
import dev.vibesbox.config.McpConfig;
import dev.vibesbox.mcp.Mcp;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP server: MCP over WebSocket and Streamable HTTP on {@code /mcp}, health on {@code
 * /health}. Everything it does happens on its one event loop.
 */
public final class GatewayVerticle extends VerticleBase {
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final int BACKLOG = 1024;

  private final Settings settings;
  private final Mcp mcp;
  private Optional<Routes> routes = Optional.empty();
  private Optional<HttpServer> server = Optional.empty();
  private Optional<OtherLoopback> other = Optional.empty();

  /**
   * What the gateway is set up with.
   *
   * @param token asked for on every request and upgrade but health's; none is asked for when empty
   */
  public record Settings(
      GatewayConfig gateway,
      McpConfig mcp,
      HealthConfig health,
      Addresses addresses,
      Optional<Token> token) {}

  public GatewayVerticle(Settings settings, Mcp mcp) {
    this.settings = settings;
    this.mcp = mcp;
  }

  /** Succeeds when the server listens; fails where the address is taken or not this machine's. */
  @Override
  public Future<?> start() {
    var serving = new Routes(vertx, settings, mcp);
    routes = Optional.of(serving);
    return vertx
        .createHttpServer(options(settings.gateway()))
        .connectionHandler(serving::connected)
        .requestHandler(serving::handle)
        .listen()
        .onSuccess(listening -> {
          server = Optional.of(listening);
          other = OtherLoopback.hold(settings.gateway().host(), listening.actualPort());
        });
  }

  /** Cancels what runs, tells the clients, and closes. */
  @Override
  public Future<?> stop() {
    other.ifPresent(OtherLoopback::close);
    return routes
        .map(Routes::shutdown)
        .orElseGet(Future::succeededFuture)
        .eventually(
            () -> server.map(it -> it.shutdown(GOODBYE)).orElseGet(Future::succeededFuture));
  }

  /** The port it listens on, also where the configuration said 0. Only after the start. */
  public int port() {
    return server.orElseThrow(() -> new IllegalStateException("not listening")).actualPort();
  }

  /** Vert.x compresses WebSockets and speaks unencrypted HTTP/2 unless told otherwise. */
  private static HttpServerOptions options(GatewayConfig config) {
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setAcceptBacklog(BACKLOG)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setWebSocketSubProtocols(List.of(WebSocketTransport.SUBPROTOCOL))
        .setMaxWebSocketFrameSize(config.maxMessageBytes())
        .setMaxWebSocketMessageSize(config.maxMessageBytes())
        .setWebSocketClosingTimeout(WebSocketTransport.CLOSING_SECONDS);
  }
}
