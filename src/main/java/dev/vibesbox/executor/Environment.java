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

  /** By this one, what is left of one command is found, where the kernel has no domains. */
  private static final String PROCESS = "VIBESBOX_PROCESS_ID";

  private final Path home;

  /** By their names, as {@code NAME=value}: most are the same for every command. */
  private final Map<String, String> base = new LinkedHashMap<>();

  /**
   * @param instance marks all commands of one data directory
   */
  Environment(Workspace workspace, Map<String, String> configured, String instance) {
    home = workspace.home();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("HOME", home.toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("PATH", String.join(":", PATH.stream().map(Path::toString).toList()));
    variables.put("TERM", NO_TERMINAL);
    variables.putAll(NOBODY_ANSWERS);
    variables.putAll(configured);
    variables.put(INSTANCE, instance);
    variables.forEach((name, value) -> base.put(name, entry(name, value)));
  }

  /**
   * Entries of the form {@code NAME=value}.
   *
   * @param temporary the command's own directory for temporary files
   */
  List<String> of(CommandSpec spec, Path temporary) {
    Map<String, String> entries = new LinkedHashMap<>(base);
    entries.putIfAbsent("TMPDIR", entry("TMPDIR", temporary.toString()));
    // Java knows neither TMPDIR nor HOME. The price is a line on standard error that names these.
    entries.putIfAbsent(
        "JAVA_TOOL_OPTIONS",
        entry("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary + " -Duser.home=" + home));
    if (spec.surroundings().input() instanceof StandardInput.Terminal) {
      entries.replace("TERM", entry("TERM", NO_TERMINAL), entry("TERM", "xterm-256color"));
    }
    spec.surroundings()
        .environment()
        .forEach((name, value) -> entries.put(name, entry(name, value)));
    entries.put(PROCESS, entry(PROCESS, spec.id().toString()));
    entries.put(INSTANCE, base.getOrDefault(INSTANCE, ""));
    return List.copyOf(entries.values());
  }

  /** The entry of these that no other command has. */
  static String marker(List<String> entries) {
    return entries.stream().filter(it -> it.startsWith(PROCESS + "=")).findFirst().orElseThrow();
  }

  private static String entry(String name, String value) {
    return name + "=" + value;
  }
}
