package dev.vibesbox.executor;

import dev.vibesbox.command.Principal;
import dev.vibesbox.command.ProcessId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last finished processes whose output is gone, so that whoever comes late learns that they
 * were there, and nobody takes their ids again. Used on the executor's context.
 */
final class Forgotten {
  static final int MOST = 1_000;

  private final Map<ProcessId, Principal> ids = new LinkedHashMap<>();

  void add(ProcessEntry entry) {
    ids.put(entry.spec().id(), entry.spec().requester().principal());
    if (ids.size() > MOST) {
      ids.remove(ids.keySet().iterator().next());
    }
  }

  boolean has(ProcessId id) {
    return ids.containsKey(id);
  }

  /** Whether this principal had it. */
  boolean has(ProcessId id, Principal principal) {
    return Optional.ofNullable(ids.get(id)).equals(Optional.of(principal));
  }
}
