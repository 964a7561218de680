package dev.vibesbox.policy;

import dev.vibesbox.policy.shell.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known at a place in a text: variables, arguments, functions, aliases, files it wrote. In
 * what may not run, such as a branch, a new value joins the old one instead of replacing it.
 */
final class Scope {
  private static final String NAME = String.valueOf(Unknown.NAME);
  private static final String BLANKS = " \t\n";

  /** What is set for every command, or by the shell itself. */
  private static final Map<String, Choices> GIVEN =
      Map.ofEntries(
          Map.entry("HOME", Choices.of(String.valueOf(Unknown.HOME))),
          Map.entry("PWD", Choices.of(".")),
          Map.entry("OLDPWD", Choices.of(".")),
          Map.entry("TMPDIR", Choices.of("/tmp/" + NAME)),
          Map.entry("IFS", Choices.of(BLANKS)),
          Map.entry("PATH", Choices.ANYTHING),
          Map.entry("0", Choices.of("$0")));

  private static final Set<String> NUMBERS =
      Set.of(
          "#",
          "?",
          "$",
          "!",
          "-",
          "RANDOM",
          "UID",
          "EUID",
          "PPID",
          "LINENO",
          "SECONDS",
          "USER",
          "LOGNAME",
          "HOSTNAME",
          "BASHPID",
          "EPOCHSECONDS",
          "OSTYPE",
          "HOSTTYPE",
          "SRANDOM");

  private static final int MOST_FILES = 1000;

  private final Map<String, Choices> variables = new HashMap<>();
  private final Map<String, Node.Function> functions = new LinkedHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private Choices arguments = Choices.ANYTHING;
  private String directory = "";
  private int uncertain;

  /** What runs until the next {@link #certain} may not run. */
  void uncertain() {
    uncertain++;
  }

  void certain() {
    uncertain--;
  }

  /** The values of a variable, if it has any. */
  Optional<Choices> variable(String name) {
    if (variables.containsKey(name)) {
      return Optional.ofNullable(variables.get(name));
    }
    return NUMBERS.contains(name)
        ? Optional.of(Choices.NAME)
        : Optional.ofNullable(GIVEN.get(name));
  }

  void assign(String name, Choices values) {
    if (uncertain > 0) {
      variables.merge(name, values, Choices::or);
    } else {
      variables.put(name, values);
    }
  }

  /** {@code +=}: to a text or to a list, whichever it is. */
  void add(String name, Choices values) {
    var old = variables.get(name);
    assign(name, old == null ? values : old.plus(values));
  }

  void unset(String name) {
    if (uncertain == 0) {
      variables.remove(name);
    }
  }

  Choices arguments() {
    return arguments;
  }

  /** Changes the arguments; answers what they were. */
  Choices arguments(Choices values) {
    var old = arguments;
    arguments = values;
    return old;
  }

  /** {@code set --} or {@code shift}: joins the old ones where it may not run. */
  void replaceArguments(Choices values) {
    arguments = uncertain > 0 ? arguments.or(values) : values;
  }

  Map<String, Node.Function> functions() {
    return functions;
  }

  Map<String, String> aliases() {
    return aliases;
  }

  /**
   * Where relative paths begin: a fixed path, or one from the directory that the shell began in,
   * which is itself the empty path. Where nobody knows, the shell may as well begin there.
   */
  String directory() {
    return directory;
  }

  void directory(String path) {
    directory = path;
  }

  /** Changes it as {@code cd} does. */
  void enter(String path) {
    var joined = directory.isEmpty() || Paths.isFixed(path) ? path : directory + "/" + path;
    directory = Unknown.isIn(joined) ? "" : Paths.isFixed(joined) ? joined : Paths.relative(joined);
  }

  /** Notes that a text was written to a file; {@code <(...)} writes one too. */
  void write(String path, String text) {
    if (files.size() < MOST_FILES) {
      files.put(simplest(path), text);
    }
  }

  /** The text of a file, if it was written here. */
  Optional<String> file(String path) {
    return Optional.ofNullable(files.get(simplest(path)));
  }

  int writtenFiles() {
    return files.size();
  }

  private static String simplest(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  /** The characters at which unquoted values are split. */
  String separators() {
    var own = variables.get("IFS");
    return own == null ? BLANKS : BLANKS + String.join("", own.texts());
  }

  static Choices list(List<String> texts) {
    return texts.isEmpty() ? new Choices(List.of(List.of())) : Choices.of(texts);
  }
}
