package dev.vibesbox.executor;

import dev.vibesbox.bus.BadArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder commands work in. */
record Workspace(Path root) {

  /**
   * Makes the folder, and the home of all commands in it.
   *
   * @throws UnusableWorkspaceException naming the path and the user who cannot write there
   */
  static Workspace prepare(Path path) {
    try {
      Files.createDirectories(path.resolve(".home"));
      var root = path.toRealPath();
      if (!Files.isWritable(root) || !Files.isWritable(root.resolve(".home"))) {
        throw new UnusableWorkspaceException(path, "not writable");
      }
      return new Workspace(root);
    } catch (IOException e) {
      throw new UnusableWorkspaceException(path, e.toString());
    }
  }

  Path home() {
    return root.resolve(".home");
  }

  /**
   * The working directory that is meant: a directory inside the workspace, links followed.
   *
   * @throws BadArgument if it is none
   */
  Path directory(Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return root;
    }
    try {
      var path = root.resolve(wanted.get()).toRealPath();
      if (!path.startsWith(root)) {
        throw new BadArgument("cwd is outside the workspace " + root);
      }
      if (!Files.isDirectory(path)) {
        throw new BadArgument("cwd is not a directory");
      }
      return path;
    } catch (IOException | InvalidPathException _) {
      throw new BadArgument("cwd does not exist in the workspace " + root);
    }
  }
}
