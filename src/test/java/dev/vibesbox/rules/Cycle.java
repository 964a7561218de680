package dev.vibesbox.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a way through a graph that comes back to where it began. */
final class Cycle {
  private final Map<String, Set<String>> graph;
  private final Set<String> finished = new HashSet<>();

  private Cycle(Map<String, Set<String>> graph) {
    this.graph = graph;
  }

  /** One cycle, its first node again at its end; empty if there is none. */
  static Optional<List<String>> in(Map<String, Set<String>> graph) {
    var search = new Cycle(graph);
    return graph.keySet().stream()
        .sorted()
        .flatMap(node -> search.from(List.of(), node).stream())
        .findFirst();
  }

  private Optional<List<String>> from(List<String> path, String node) {
    if (path.contains(node)) {
      return Optional.of(and(path.subList(path.indexOf(node), path.size()), node));
    }
    if (finished.contains(node)) {
      return Optional.empty();
    }
    var here = and(path, node);
    var found =
        graph.getOrDefault(node, Set.of()).stream()
            .flatMap(next -> from(here, next).stream())
            .findFirst();
    finished.add(node);
    return found;
  }

  private static List<String> and(List<String> path, String node) {
    var longer = new ArrayList<>(path);
    longer.add(node);
    return List.copyOf(longer);
  }
}
