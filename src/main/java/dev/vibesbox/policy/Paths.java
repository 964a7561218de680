package dev.vibesbox.policy;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/** Paths in the one spelling that rules are written in. */
final class Paths {
  /** Somebody's home directory; of everybody it is as valuable. */
  private static final Pattern HOME = Pattern.compile("~([A-Za-z_][\\w-]*)?(?=/|$)");

  private Paths() {}

  /** The path with a home directory that a tilde stands for. */
  static String fromHome(String path) {
    var home = HOME.matcher(path);
    return home.lookingAt() ? Unknown.HOME + path.substring(home.end()) : path;
  }

  /**
   * Whether a path does not depend on where it is used: it is absolute, or in the home directory.
   */
  static boolean isFixed(String path) {
    return !path.isEmpty() && (path.charAt(0) == '/' || path.charAt(0) == Unknown.HOME);
  }

  /**
   * {@code //}, {@code /.}, {@code /tmp/..} become {@code /}; {@code //*} and {@code /**} become
   * {@code /*}. A path that is not fixed stays as it is.
   */
  static String normal(String path) {
    if (!isFixed(path)) {
      return path;
    }
    boolean isHome = path.charAt(0) == Unknown.HOME;
    var names = new ArrayDeque<String>();
    for (var name : path.substring(1).split("/", -1)) {
      switch (name) {
        case "", "." -> {}
        case ".." -> names.pollLast();
        default -> names.addLast(isStars(name) ? "*" : name);
      }
    }
    var rest = String.join("/", names);
    return isHome ? Unknown.HOME + (rest.isEmpty() ? "" : "/" + rest) : "/" + rest;
  }

  private static boolean isStars(String name) {
    return name.chars().allMatch(c -> c == '*');
  }
}
