package dev.vibesbox.policy;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/** Paths in the one spelling that rules are written in. */
final class Paths {
  /** Somebody's home directory; of everybody it is as valuable. */
  private static final Pattern HOME = Pattern.compile("~([A-Za-z_][\\w-]*)?(?=/|$)");

  private static final int DEEPEST = 100;

  /** Where nobody knows how deep the start is, this many steps up lead to the root. */
  static final String FAR_UP = "../../../..";

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

  /**
   * A path that is not fixed, in its shortest spelling: what it goes up comes first. Empty for the
   * directory that it begins in, and where it goes down very far.
   */
  static String relative(String path) {
    var names = new ArrayDeque<String>();
    for (var name : path.split("/", -1)) {
      boolean isUp = name.equals("..") && !names.isEmpty() && !names.getLast().equals("..");
      if (isUp) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return names.size() > DEEPEST ? "" : String.join("/", names);
  }

  private static boolean isStars(String name) {
    return name.chars().allMatch(c -> c == '*');
  }
}
