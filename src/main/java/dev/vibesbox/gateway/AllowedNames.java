package dev.vibesbox.gateway;

import dev.vibesbox.config.GatewayConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names this server answers to, against DNS rebinding: a web page that points a name of its own
 * at this machine still sends that name.
 *
 * @param hosts lower case, without port; IPv6 addresses in brackets
 * @param origins lower case, as browsers send them
 */
record AllowedNames(Set<String> hosts, Set<String> origins) {
  private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

  /** Anything else behind a colon may be a password, and another host behind it. */
  private static final Pattern PORT = Pattern.compile(":[0-9]*\\z");

  AllowedNames {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }

  static AllowedNames of(GatewayConfig config) {
    return new AllowedNames(lower(config.allowedHosts()), lower(config.allowedOrigins()));
  }

  /** Whether a host, as in a {@code Host} header, is this server; its port does not matter. */
  boolean allowsHost(String host) {
    return hosts.contains(withoutPort(lower(host.strip())));
  }

  /** Whether a page of this {@code Origin} may talk to this server; {@code null} may not. */
  boolean allowsOrigin(String header) {
    var origin = lower(header.strip());
    return origins.contains(origin) || isOfAllowedHost(origin);
  }

  private boolean isOfAllowedHost(String origin) {
    try {
      var uri = new URI(origin);
      return isAllowed(uri.getScheme(), WEB_SCHEMES) && isAllowed(uri.getHost(), hosts);
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static boolean isAllowed(@Nullable String part, Set<String> allowed) {
    return part != null && allowed.contains(part);
  }

  private static String withoutPort(String host) {
    return PORT.matcher(host).replaceFirst("");
  }

  private static Set<String> lower(List<String> texts) {
    return texts.stream().map(AllowedNames::lower).collect(Collectors.toSet());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
