package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables a command finds: a few of ours, the configured ones, its own. Nothing is inherited
 * from the server, whose variables may be secret.
 */
final class Environment {
  static final List<Path> PATH =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  private final Map<String, String> base = new LinkedHashMap<>();

  Environment(Workspace workspace, Map<String, String> configured) {
    base.put("HOME", workspace.home().toString());
    base.put("LANG", "C.UTF-8");
    base.put("PATH", String.join(":", PATH.stream().map(Path::toString).toList()));
    base.put("TMPDIR", "/tmp");
    base.put("TERM", "dumb");
    // Nobody is there to answer a question or to leave a pager.
    base.put("DEBIAN_FRONTEND", "noninteractive");
    base.put("GIT_TERMINAL_PROMPT", "0");
    base.put("PAGER", "cat");
    base.put("GIT_PAGER", "cat");
    base.putAll(configured);
  }

  /** Entries of the form {@code NAME=value}. */
  List<String> of(CommandSpec spec) {
    Map<String, String> variables = new LinkedHashMap<>(base);
    variables.putAll(spec.surroundings().environment());
    variables.put("VIBESBOX_PROCESS_ID", spec.id().toString());
    return variables.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
  }
}
