package dev.vibesbox.redaction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many secrets of each kind were masked, in all streams of one process. Any thread. */
public final class Tally {
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

  /** One that goes on from these counts. */
  public static Tally of(Map<String, Integer> counts) {
    var tally = new Tally();
    tally.counts.putAll(counts);
    return tally;
  }

  /** What was masked so far, by kind. */
  public Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }
}
