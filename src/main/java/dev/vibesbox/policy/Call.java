package dev.vibesbox.policy;

import java.util.List;
import java.util.Locale;

/** A program and its arguments, after everything that only starts it. */
final class Call {
  private static final int SHOWN = 80;

  private final String path;
  private final String name;
  private final boolean isNameUnknown;
  private final List<String> arguments;
  private final List<Redirect> redirects;
  private final String directory;
  private final boolean runsUnread;

  /**
   * A call that has been seen.
   *
   * @param path the program as it was named; empty for redirections without one
   * @param directory where relative paths begin, fixed or from where the shell began
   */
  Call(String path, List<String> arguments, List<Redirect> redirects, String directory) {
    this(path, arguments, redirects, directory, false);
  }

  private Call(
      String path,
      List<String> arguments,
      List<Redirect> redirects,
      String directory,
      boolean runsUnread) {
    this.path = path;
    this.name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    this.isNameUnknown = isUnknown(path);
    this.arguments = List.copyOf(arguments);
    this.redirects = List.copyOf(redirects);
    this.directory = directory;
    this.runsUnread = runsUnread;
  }

  private static boolean isUnknown(String path) {
    boolean isTest = path.equals("[") || path.equals("[[");
    return Unknown.isIn(path) || path.indexOf(Unknown.NAME) >= 0 || (Glob.isIn(path) && !isTest);
  }

  /** The same, running text that only running would tell. */
  Call running() {
    return new Call(path, arguments, redirects, directory, true);
  }

  boolean runsUnread() {
    return runsUnread;
  }

  String path() {
    return path;
  }

  /** The program's name without its directory, in small letters. */
  String name() {
    return name;
  }

  /** Whether only running would tell which program this is. */
  boolean isNameUnknown() {
    return isNameUnknown;
  }

  List<String> arguments() {
    return arguments;
  }

  List<Redirect> redirects() {
    return redirects;
  }

  /**
   * A path in its shortest spelling, from the directory the program runs in; where that is not
   * known, four steps up lead to the root.
   */
  String normal(String argument) {
    if (argument.isEmpty() || Paths.isFixed(argument)) {
      return Paths.normal(argument);
    }
    var joined = directory.isEmpty() ? argument : directory + "/" + argument;
    if (Paths.isFixed(joined)) {
      return Paths.normal(joined);
    }
    var relative = Paths.relative(joined);
    return relative.startsWith(Paths.FAR_UP) ? Paths.normal("/" + relative) : argument;
  }

  /** The command for a sentence, cut where it is long. */
  String shown() {
    var text = new StringBuilder(path);
    for (int i = 0; i < arguments.size() && text.length() < SHOWN; i++) {
      text.append(' ').append(arguments.get(i));
    }
    return shortened(text.toString().strip());
  }

  static String shortened(String text) {
    return Unknown.shown(text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
  }
}
