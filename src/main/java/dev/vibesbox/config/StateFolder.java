package dev.vibesbox.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The user's folder for what programs write, by the XDG base directory specification
 * (https://specifications.freedesktop.org/basedir-spec/latest/), and ours in it.
 *
 * @param known absent when the environment names neither a home nor a state folder
 */
record StateFolder(Optional<Path> known) {

  /** Relative paths are invalid there and ignored, as the specification asks. */
  static StateFolder in(Map<String, String> environment) {
    var state = absolute(environment, "XDG_STATE_HOME");
    var home = absolute(environment, "HOME").map(path -> path.resolve(".local/state"));
    return new StateFolder(state.or(() -> home).map(path -> path.resolve("vibesbox")));
  }

  /** Our folder in it. Without one the data directory must be named: that is then reported. */
  Path path(Reading reading) {
    return known.orElseGet(() -> {
      reading.reportConflict(
          "dataDir", "empty, and neither HOME nor XDG_STATE_HOME is set", "a path");
      return Path.of("").toAbsolutePath();
    });
  }

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    var text = environment.getOrDefault(name, "");
    return text.startsWith("/") && text.indexOf(0) < 0
        ? Optional.of(Path.of(text).normalize())
        : Optional.empty();
  }
}
