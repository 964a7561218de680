package dev.vibesbox.executor;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.StandardInput;
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

  /** Nobody is there to answer a question, to write into an editor or to leave a pager. */
  private static final Map<String, String> NOBODY_ANSWERS =
      Map.ofEntries(
          Map.entry("CI", "true"),
          Map.entry("DEBIAN_FRONTEND", "noninteractive"),
          Map.entry("DEBCONF_NONINTERACTIVE_SEEN", "true"),
          Map.entry("APT_LISTCHANGES_FRONTEND", "none"),
          Map.entry("NEEDRESTART_MODE", "a"),
          Map.entry("GIT_TERMINAL_PROMPT", "0"),
          Map.entry("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
          Map.entry("SSH_ASKPASS_REQUIRE", "never"),
          Map.entry("GIT_EDITOR", "true"),
          Map.entry("EDITOR", "true"),
          Map.entry("VISUAL", "true"),
          Map.entry("PAGER", "cat"),
          Map.entry("GIT_PAGER", "cat"),
          Map.entry("MANPAGER", "cat"),
          Map.entry("SYSTEMD_PAGER", "cat"),
          Map.entry("PIP_NO_INPUT", "1"),
          Map.entry("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
          Map.entry("POETRY_NO_INTERACTION", "1"),
          Map.entry("COMPOSER_NO_INTERACTION", "1"),
          Map.entry("TF_INPUT", "0"),
          Map.entry("npm_config_yes", "true"),
          Map.entry("npm_config_fund", "false"),
          Map.entry("npm_config_update_notifier", "false"),
          Map.entry("PYTHONUNBUFFERED", "1"));

  private static final String NO_TERMINAL = "dumb";

  /** By this variable, what is left of a command is found after the server died. */
  static final String INSTANCE = "VIBESBOX_INSTANCE";

  private final Map<String, String> base = new LinkedHashMap<>();
  private final Map<String, String> configured;

  private final String instance;

  /**
   * @param instance marks all commands of one data directory
   */
  Environment(Workspace workspace, Map<String, String> configured, String instance) {
    this.instance = instance;
    base.put("HOME", workspace.home().toString());
    base.put("LANG", "C.UTF-8");
    base.put("PATH", String.join(":", PATH.stream().map(Path::toString).toList()));
    base.put("TERM", NO_TERMINAL);
    base.putAll(NOBODY_ANSWERS);
    this.configured = Map.copyOf(configured);
  }

  /**
   * Entries of the form {@code NAME=value}.
   *
   * @param temporary the command's own directory for temporary files
   */
  List<String> of(CommandSpec spec, Path temporary) {
    Map<String, String> variables = new LinkedHashMap<>(base);
    variables.put("TMPDIR", temporary.toString());
    // Java knows no TMPDIR. The price is a line on standard error that names this option.
    variables.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    variables.putAll(configured);
    if (spec.surroundings().input() instanceof StandardInput.Terminal) {
      variables.replace("TERM", NO_TERMINAL, "xterm-256color");
    }
    variables.putAll(spec.surroundings().environment());
    variables.put("VIBESBOX_PROCESS_ID", spec.id().toString());
    variables.put(INSTANCE, instance);
    return variables.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
  }
}
