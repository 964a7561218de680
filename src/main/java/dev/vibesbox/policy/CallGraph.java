package dev.vibesbox.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which function calls which, to find those that multiply. */
final class CallGraph {
  /** The text itself, which may start itself by this name. */
  static final String SCRIPT = "$0";

  /** Functions in a text past which nobody looks for a bomb of several. */
  private static final int MOST = 200;

  /**
   * The calls of one function by another.
   *
   * @param times how many, up to two: more make no difference
   */
  private record Edge(String to, int times, boolean isParallel) {
    Edge and(Edge other) {
      return new Edge(to, Math.min(2, times + other.times), isParallel || other.isParallel);
    }
  }

  private final Map<String, Map<String, Edge>> edges = new LinkedHashMap<>();

  void add(String from, String to, int times, boolean isParallel) {
    edges
        .computeIfAbsent(from, _ -> new LinkedHashMap<>())
        .merge(to, new Edge(to, times, isParallel), Edge::and);
  }

  /** A function that leads back to itself twice, at a time. */
  Optional<String> bomb() {
    return edges.keySet().stream().limit(MOST).filter(this::multiplies).findFirst();
  }

  private boolean multiplies(String function) {
    var leading =
        edges.getOrDefault(function, Map.of()).values().stream()
            .filter(edge -> leads(edge.to(), function))
            .toList();
    return leading.stream().mapToInt(Edge::times).sum() > 1
        && leading.stream().anyMatch(Edge::isParallel);
  }

  private boolean leads(String from, String to) {
    Set<String> seen = new HashSet<>();
    List<String> next = new ArrayList<>(List.of(from));
    while (!next.isEmpty() && seen.size() < MOST) {
      var function = next.removeLast();
      if (function.equals(to)) {
        return true;
      }
      if (seen.add(function)) {
        next.addAll(edges.getOrDefault(function, Map.of()).keySet());
      }
    }
    return false;
  }
}
