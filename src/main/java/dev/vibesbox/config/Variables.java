package dev.vibesbox.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The environment variables that belong to us. An empty one counts as not set, because {@code
 * NAME=${NAME:-}} is how compose files pass on what may be absent.
 */
final class Variables {
  /** No variables: for documents that the environment cannot override. */
  static final Variables NONE = new Variables(Map.of());

  private static final String PREFIX = "VIBESBOX_";

  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "gateway.host", "VIBESBOX_HOST",
          "gateway.port", "VIBESBOX_PORT",
          "gateway.tokenFile", "VIBESBOX_TOKEN_FILE",
          "policy.mode", "VIBESBOX_POLICY");

  /** What Kubernetes puts into every pod beside a service called vibesbox. */
  private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");

  private final Map<String, String> environment;
  private final Set<String> known = new HashSet<>();

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Every name under which this key can be set, the short one first. */
  static List<String> names(String key) {
    var name = PREFIX + key.replaceAll("[A-Z]", "_$0").replace('.', '_').toUpperCase(Locale.ROOT);
    var shortName = SHORT_NAMES.get(key);
    return shortName == null ? List.of(name) : List.of(shortName, name);
  }

  /** What is set for this key: usually nothing, at most one value for each name. */
  List<Found> find(String key) {
    List<Found> found = new ArrayList<>();
    for (var name : names(key)) {
      known.add(name);
      var text = environment.getOrDefault(name, "");
      if (!text.isBlank() && !isServiceLink(name, text)) {
        found.add(new Found(name, text));
      }
    }
    return found;
  }

  /** One sentence for each variable that is ours by name and changes nothing. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (var name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        warnings.add(OneLine.of("unknown variable " + name + " is ignored"));
      } else if (isServiceLink(name, environment.getOrDefault(name, ""))) {
        warnings.add(name + " is a service link of Kubernetes, not a port, and is ignored");
      }
    }
    return warnings;
  }

  private static boolean isServiceLink(String name, String text) {
    return name.equals("VIBESBOX_PORT") && SERVICE_LINK.matcher(text).matches();
  }
}
