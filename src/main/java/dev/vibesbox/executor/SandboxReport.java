package dev.vibesbox.executor;

import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.sandbox.Attempt;
import dev.vibesbox.sandbox.Attempt.Verdict;
import dev.vibesbox.sandbox.Coverage;
import dev.vibesbox.sandbox.Layer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the sandbox is to do here, and what a command behind it could not do.
 *
 * @param cpu what trying it out cost
 */
record SandboxReport(Coverage coverage, Network network, List<Attempt> attempts, Duration cpu) {
  SandboxReport {
    attempts = List.copyOf(attempts);
  }

  /** What should be denied here and is not, as words; empty where the wall holds. */
  List<String> holes() {
    return attempts.stream()
        .filter(it -> it.verdict() == Verdict.ALLOWED && coverage.holds(it.layer()))
        .map(it -> it.layer().label() + "/" + it.name())
        .toList();
  }

  /** As {@code /health} shows it. */
  JsonObject json() {
    var layers = new JsonObject();
    for (var layer : Layer.values()) {
      layers.put(layer.label(), json(layer));
    }
    var json =
        new JsonObject()
            .put("landlock_abi", coverage.landlockAbi())
            .put("network", word(network))
            .put("reach", coverage.hasScopes() ? "domain" : "process group")
            .put("layers", layers)
            .put("holes", new JsonArray(holes()))
            .put("self_test_cpu_ms", cpu.toMillis());
    coverage.warning().ifPresent(warning -> json.put("warning", warning));
    return json;
  }

  private JsonObject json(Layer layer) {
    var why = absence(layer);
    var json =
        new JsonObject()
            .put("in_force", why.isEmpty() && verdicts(layer, Verdict.ALLOWED).isEmpty());
    why.ifPresent(reason -> json.put("reason", reason));
    for (var verdict : Verdict.values()) {
      var names = verdicts(layer, verdict);
      if (!names.isEmpty()) {
        json.put(verdict.label(), new JsonArray(names));
      }
    }
    return json;
  }

  private Optional<String> absence(Layer layer) {
    return layer == Layer.NETWORK && network instanceof Network.All
        ? Optional.of("sandbox.network is all")
        : Optional.ofNullable(coverage.lacking().get(layer));
  }

  private List<String> verdicts(Layer layer, Verdict verdict) {
    return attempts.stream()
        .filter(it -> it.layer() == layer && it.verdict() == verdict)
        .map(Attempt::name)
        .toList();
  }

  private static String word(Network network) {
    return switch (network) {
      case Network.All() -> "all";
      case Network.None() -> "none";
      case Network.Loopback() -> "loopback";
      case Network.Ports _ -> "ports";
    };
  }
}
