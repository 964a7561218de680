package dev.vibesbox.gateway;

import dev.vibesbox.config.GatewayConfig;
import dev.vibesbox.config.McpConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations as the shipped one, with what a test needs smaller. */
final class TestConfig {
  static final McpConfig LIMITS = keeping(1024, 1 << 20, 32 << 20);

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private int maxMessageBytes = 1 << 20;
  private int maxConnections = 100;
  private int maxSessions = 100;
  private Duration sessionIdle = Duration.ofMinutes(1);
  private Duration keepAlive = Duration.ofSeconds(30);
  private Duration webSocketPing = Duration.ofSeconds(30);
  private Duration requestTimeout = Duration.ofSeconds(30);

  /** Of events of sessions: so many and so many bytes of one, and bytes of all. */
  static McpConfig keeping(int events, int bytes, long totalBytes) {
    return new McpConfig(events, bytes, totalBytes, 100, Duration.ofMinutes(5));
  }

  static GatewayConfig defaults() {
    return new TestConfig().build();
  }

  TestConfig maxConnections(int number) {
    maxConnections = number;
    return this;
  }

  TestConfig maxSessions(int number) {
    maxSessions = number;
    return this;
  }

  TestConfig sessionIdle(Duration duration) {
    sessionIdle = duration;
    return this;
  }

  TestConfig keepAlive(Duration duration) {
    keepAlive = duration;
    return this;
  }

  TestConfig webSocketPing(Duration duration) {
    webSocketPing = duration;
    return this;
  }

  TestConfig requestTimeout(Duration duration) {
    requestTimeout = duration;
    return this;
  }

  GatewayConfig build() {
    return new GatewayConfig(
        "127.0.0.1",
        0,
        LOOPBACK,
        List.of("https://ide.example"),
        Optional.empty(),
        maxMessageBytes,
        maxConnections,
        maxSessions,
        sessionIdle,
        64,
        keepAlive,
        webSocketPing,
        requestTimeout);
  }
}
