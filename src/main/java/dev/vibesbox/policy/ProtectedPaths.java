package dev.vibesbox.policy;

import java.util.List;

/**
 * Paths that are too valuable to be touched as a whole; {@code /etc/*} is everything in one. A
 * {@code ~} at the beginning is the home directory.
 */
record ProtectedPaths(List<String> paths) {
  ProtectedPaths {
    paths =
        paths.stream()
            .map(path -> path.startsWith("~") ? Unknown.HOME + path.substring(1) : path)
            .toList();
  }

  /** Whether a path in its shortest spelling is one of them, or a pattern that one of them fits. */
  boolean contain(String path) {
    return paths.contains(path)
        || (Paths.isFixed(path)
            && Glob.isIn(path)
            && paths.stream().anyMatch(own -> isReached(path, own)));
  }

  private static boolean isReached(String pattern, String path) {
    if (!path.endsWith("/*")) {
      return Glob.matches(pattern, path) && slashes(pattern) == slashes(path);
    }
    int slash = pattern.lastIndexOf('/');
    return pattern.substring(0, slash + 1).equals(path.substring(0, path.length() - 1))
        && isNearlyEverything(pattern.substring(slash + 1));
  }

  /** {@code ?*}, {@code .*}, <code>[a-z]*</code>: no letter of it is certain. */
  private static boolean isNearlyEverything(String name) {
    var rest = name.replaceAll("\\[[^]]*]", "");
    return name.indexOf('*') >= 0 && rest.chars().allMatch(c -> c == '*' || c == '?' || c == '.');
  }

  private static long slashes(String path) {
    return path.chars().filter(c -> c == '/').count();
  }
}
