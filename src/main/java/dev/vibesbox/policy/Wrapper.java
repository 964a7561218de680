package dev.vibesbox.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program whose arguments hold another command.
 *
 * @param valued letters of the short options that take a value
 * @param longValued long options whose value is the next word
 * @param operands words between the options and the command
 */
record Wrapper(String valued, Set<String> longValued, int operands) {
  private static final Wrapper SUDO =
      new Wrapper("CDghpRrTtUu", Set.of("--user", "--group", "--chdir", "--host"), 0);

  private static final Wrapper XARGS =
      new Wrapper(
          "aEILnPsd",
          Set.of("--arg-file", "--delimiter", "--max-args", "--max-procs", "--max-chars"),
          0);

  private static final Map<String, Wrapper> ALL =
      Map.ofEntries(
          Map.entry("builtin", new Wrapper("", 0)),
          Map.entry("busybox", new Wrapper("", 0)),
          Map.entry("chronic", new Wrapper("", 0)),
          Map.entry("chroot", new Wrapper("", 1)),
          Map.entry("chrt", new Wrapper("TPD", 1)),
          Map.entry("command", new Wrapper("", 0)),
          Map.entry("doas", new Wrapper("Cu", 0)),
          Map.entry("dbus-run-session", new Wrapper("", 0)),
          Map.entry("eatmydata", new Wrapper("", 0)),
          Map.entry("env", new Wrapper("uCa", Set.of("--unset", "--chdir", "--argv0"), 0)),
          Map.entry("exec", new Wrapper("a", 0)),
          Map.entry("fakeroot", new Wrapper("lisb", 0)),
          Map.entry("firejail", new Wrapper("", 0)),
          Map.entry("flock", new Wrapper("wE", Set.of("--timeout"), 1)),
          Map.entry("ionice", new Wrapper("cn", Set.of("--class", "--classdata"), 0)),
          Map.entry("ltrace", new Wrapper("aADeFlnopsuwx", 0)),
          Map.entry("nice", new Wrapper("n", Set.of("--adjustment"), 0)),
          Map.entry("nohup", new Wrapper("", 0)),
          Map.entry("nsenter", new Wrapper("tSG", Set.of("--target"), 0)),
          Map.entry("prlimit", new Wrapper("", 0)),
          Map.entry("setpriv", new Wrapper("", 0)),
          Map.entry("setsid", new Wrapper("", 0)),
          Map.entry("stdbuf", new Wrapper("ioe", Set.of("--input", "--output", "--error"), 0)),
          Map.entry("strace", new Wrapper("abeIoOpPsSuUX", 0)),
          Map.entry("sudo", SUDO),
          Map.entry("systemd-run", new Wrapper("pHMu", Set.of("--unit", "--property"), 0)),
          Map.entry("taskset", new Wrapper("", 1)),
          Map.entry("time", new Wrapper("fo", Set.of("--format", "--output"), 0)),
          Map.entry("timeout", new Wrapper("ks", Set.of("--kill-after", "--signal"), 1)),
          Map.entry("toybox", new Wrapper("", 0)),
          Map.entry("unbuffer", new Wrapper("", 0)),
          Map.entry("unshare", new Wrapper("", 0)),
          Map.entry("xargs", XARGS),
          Map.entry("xvfb-run", new Wrapper("efnpsw", 0)));

  private static final Wrapper NONE = new Wrapper("", -1);

  private Wrapper(String valued, int operands) {
    this(valued, Set.of(), operands);
  }

  /** The wrapper of this name; for any other program one that has no command. */
  static Wrapper named(String name) {
    return ALL.getOrDefault(name, NONE);
  }

  /**
   * Index of the command behind the wrapper's own arguments, which begin at {@code from}; not below
   * the number of words when there is none.
   */
  int command(List<String> words, int from) {
    if (operands < 0) {
      return words.size();
    }
    int index = from;
    while (index < words.size() && isOption(words.get(index))) {
      if (words.get(index).equals("--")) {
        index++;
        break;
      }
      index += takesNext(words.get(index)) ? 2 : 1;
    }
    return afterAssignments(words, afterAssignments(words, index) + operands);
  }

  /** Index of the first word that is no assignment such as {@code LANG=C}. */
  static int afterAssignments(List<String> words, int from) {
    int index = from;
    while (index < words.size() && isAssignment(words.get(index))) {
      index++;
    }
    return index;
  }

  private boolean takesNext(String option) {
    if (option.startsWith("--")) {
      return longValued.contains(option);
    }
    for (int i = 1; i < option.length(); i++) {
      if (valued.indexOf(option.charAt(i)) >= 0) {
        return i == option.length() - 1;
      }
    }
    return false;
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    for (int i = 0; i < equals; i++) {
      char c = word.charAt(i);
      if (!Character.isLetter(c) && c != '_' && c != '+' && (i == 0 || !Character.isDigit(c))) {
        return false;
      }
    }
    return equals > 0;
  }
}
