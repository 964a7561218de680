package dev.vibesbox.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the tools of one conversation remember between calls: small numbers under names of their
 * own, such as where the last read of a process ended. Bounded: the oldest entry goes first. Used
 * only on the conversation's event loop.
 */
public final class Memory {
  private static final int MAX_ENTRIES = 256;

  private final Map<String, Long> numbers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  public long number(String name, long otherwise) {
    return numbers.getOrDefault(name, otherwise);
  }

  public void remember(String name, long number) {
    numbers.put(name, number);
  }
}
