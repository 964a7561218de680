package dev.vibesbox.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The HTTP server.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 picks a free one
 * @param allowedHosts lower case, without port; an IPv6 address stands in brackets
 * @param allowedOrigins lower case, exact; the own hosts are allowed besides
 * @param tokenFile the file that holds the bearer token
 * @param maxMessageBytes longest message of a client
 * @param maxConnections at a time
 * @param maxSessions at a time
 * @param sessionIdle a session without any request ends after this
 * @param maxRequestsInFlight at a time, of one conversation
 * @param keepAlive time without output after which a waiting client gets a sign of life
 * @param webSocketPing time between two pings
 * @param requestTimeout a connection that takes longer to send its next request, whole, is closed
 */
public record GatewayConfig(
    String host,
    int port,
    List<String> allowedHosts,
    List<String> allowedOrigins,
    Optional<Path> tokenFile,
    int maxMessageBytes,
    int maxConnections,
    int maxSessions,
    Duration sessionIdle,
    int maxRequestsInFlight,
    Duration keepAlive,
    Duration webSocketPing,
    Duration requestTimeout) {

  private static final String NAME = "[A-Za-z0-9._-]+";
  private static final String IPV6 = "[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*";

  private static final Kind<String> ADDRESS =
      Kind.text()
          .where(
              matching(NAME + "|" + IPV6 + "(%" + NAME + ")?"),
              "a host name or an IP address, without port");

  private static final Kind<List<String>> HOSTS =
      Kind.list(Kind.text().where(matching(NAME + "|\\[" + IPV6 + "\\]"), ""))
          .where(hosts -> !hosts.isEmpty(), "at least one host without port, IPv6 in brackets")
          .map(GatewayConfig::lowerCase);

  private static final Kind<List<String>> ORIGINS =
      Kind.list(
              Kind.text()
                  .where(
                      matching("[A-Za-z][A-Za-z0-9+.-]*://[^/?#@\\s]+"),
                      "origins such as https://app.example:8443"))
          .map(GatewayConfig::lowerCase);

  public GatewayConfig {
    allowedHosts = List.copyOf(allowedHosts);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  static GatewayConfig read(Section section) {
    return new GatewayConfig(
        section.value("host", ADDRESS),
        section.integer("port", 0, 65535),
        section.value("allowedHosts", HOSTS),
        section.value("allowedOrigins", ORIGINS),
        // Hidden, because a token in place of its file is an easy mistake.
        section.value("tokenFile", Kind.path().hidden()),
        section.integer("maxMessageBytes", 1024, 16 << 20),
        section.integer("maxConnections", 1, 65536),
        section.integer("maxSessions", 1, 65536),
        section.seconds("sessionIdleSeconds", 1, 86400),
        section.integer("maxRequestsInFlight", 1, 1024),
        // Clients give up after 60 s without a sign of life.
        section.seconds("keepAliveSeconds", 1, 55),
        section.seconds("webSocketPingSeconds", 1, 3600),
        section.seconds("requestTimeoutSeconds", 1, 3600));
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static List<String> lowerCase(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
