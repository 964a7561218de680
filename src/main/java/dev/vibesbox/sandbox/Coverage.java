package dev.vibesbox.sandbox;

import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.posix.CallFilter;
import dev.vibesbox.posix.Landlock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which layers this kernel has.
 *
 * @param landlockAbi 0 where there is no Landlock
 * @param lacking the layers that are not in force, or not whole, and why
 */
public record Coverage(int landlockAbi, Map<Layer, String> lacking) {
  /** The first with truncation of files (Linux 6.2). */
  private static final int ABI_WITH_TRUNCATION = 3;

  public Coverage {
    lacking = Map.copyOf(lacking);
  }

  /** What this kernel can do of what is wanted. */
  static Coverage ofThisKernel(Network network, boolean isServerHidden) {
    return of(Landlock.abi(), CallFilter.isAvailable(), network, isServerHidden);
  }

  static Coverage of(int abi, boolean hasFilters, Network network, boolean isServerHidden) {
    Map<Layer, String> lacking = new EnumMap<>(Layer.class);
    if (abi < ABI_WITH_TRUNCATION) {
      lacking.put(Layer.FILES, needs("6.2", ABI_WITH_TRUNCATION, abi));
    }
    if (abi < Landlock.ABI_WITH_SCOPES) {
      lacking.put(Layer.SIGNALS, needs("6.12", Landlock.ABI_WITH_SCOPES, abi));
    }
    if (!hasFilters) {
      lacking.putIfAbsent(Layer.SIGNALS, "without a filter, one thread of the server is in reach");
      lacking.put(Layer.SYSTEM_CALLS, "this kernel has no seccomp filters");
    }
    networkLacks(abi, hasFilters, network).ifPresent(why -> lacking.put(Layer.NETWORK, why));
    if (!isServerHidden) {
      lacking.put(Layer.SERVER_MEMORY, "the kernel does not hide the server");
    }
    return new Coverage(abi, lacking);
  }

  /** Whether every layer is in force. */
  public boolean isWhole() {
    return lacking.isEmpty();
  }

  /** Whether all of a command, and nothing else, is reached by whoever started it. */
  public boolean hasScopes() {
    return landlockAbi >= Landlock.ABI_WITH_SCOPES;
  }

  public boolean holds(Layer layer) {
    return !lacking.containsKey(layer);
  }

  /** The layers in force. */
  public Set<Layer> inForce() {
    var layers = EnumSet.allOf(Layer.class);
    layers.removeAll(lacking.keySet());
    return layers;
  }

  /** What is not in force, as one sentence; empty where everything is. */
  public Optional<String> warning() {
    return isWhole()
        ? Optional.empty()
        : Optional.of(
            "the sandbox is not whole: "
                + new EnumMap<>(lacking)
                    .entrySet().stream()
                        .map(lack -> "%s (%s)".formatted(lack.getKey().label(), lack.getValue()))
                        .collect(Collectors.joining(", ")));
  }

  private static Optional<String> networkLacks(int abi, boolean hasFilters, Network network) {
    return switch (network) {
      case Network.All() -> Optional.empty();
      case Network.None() ->
          hasFilters ? Optional.empty() : Optional.of("this kernel has no seccomp filters");
      case Network.Loopback() ->
          hasFilters && CallFilter.canAsk()
              ? Optional.empty()
              : Optional.of("needs seccomp filters that are listened to, of Linux 5.14");
      case Network.Ports _ ->
          hasFilters && abi >= Landlock.ABI_WITH_PORTS
              ? Optional.empty()
              : Optional.of(needs("6.7", Landlock.ABI_WITH_PORTS, abi));
    };
  }

  private static String needs(String linux, int wanted, int abi) {
    return "needs Landlock ABI %d of Linux %s; this kernel has %s"
        .formatted(wanted, linux, abi == 0 ? "none" : abi);
  }
}
