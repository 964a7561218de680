package dev.vibesbox;

import dev.vibesbox.config.GatewayConfig;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

/** Why a start failed, in the words of whoever configured it. */
final class StartFailure {
  private StartFailure() {}

  /** A sentence for the failures that are nobody's bug; for others nothing. */
  static Optional<String> sentence(Throwable failure, GatewayConfig gateway) {
    var address = gateway.host() + ":" + gateway.port();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case CannotStartException e -> {
          return Optional.of(String.valueOf(e.getMessage()));
        }
        case SocketException e -> {
          return Optional.of(cannotListen(address, String.valueOf(e.getMessage())));
        }
        case UnknownHostException _ -> {
          return Optional.of(cannotListen(address, "unknown host"));
        }
        case UnresolvedAddressException _ -> {
          return Optional.of(cannotListen(address, "unknown host"));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static String cannotListen(String address, String reason) {
    return "cannot listen on %s: %s (gateway.host and gateway.port, or VIBESBOX_HOST and"
            .formatted(address, reason)
        + " VIBESBOX_PORT; port 0 picks a free one)";
  }
}
