package dev.vibesbox.sandbox;

import dev.vibesbox.config.SandboxConfig;
import dev.vibesbox.posix.FileRight;
import dev.vibesbox.posix.Landlock;
import dev.vibesbox.posix.PathHandle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What every command may touch. A path that holds something withheld is given piece by piece,
 * without it: Landlock can only allow, and what it allows on a directory goes for all beneath.
 */
final class Grants {
  /** A command without these is lame: what everybody reads and writes, and terminals. */
  private static final List<Path> DEVICES =
      Stream.of("null", "zero", "full", "random", "urandom", "tty", "ptmx", "pts")
          .map(Path.of("/dev")::resolve)
          .toList();

  private final List<Grant> grants = new ArrayList<>();
  private final List<Path> withheld;

  private Grants(List<Path> withheld) {
    this.withheld = withheld.stream().map(Grants::real).toList();
  }

  static Grants of(Confinement confinement, Path workspace) {
    var grants = new Grants(confinement.withheld());
    SandboxConfig profile = confinement.profile();
    profile.execute().forEach(path -> grants.allow(path, Grant.EXECUTE));
    profile.readOnly().forEach(path -> grants.allow(path, Grant.READ));
    profile.readWrite().forEach(path -> grants.allow(path, Grant.WRITE));
    code().forEach(path -> grants.allow(path, Grant.READ));
    DEVICES.forEach(path -> grants.add(path, Grant.DEVICE));
    grants.add(workspace, Grant.WORK);
    return grants;
  }

  void addTo(Landlock ruleset) {
    grants.forEach(grant -> grant.addTo(ruleset));
  }

  void close() {
    grants.forEach(grant -> grant.path().close());
  }

  private void allow(Path path, Set<FileRight> rights) {
    var real = real(path);
    if (withheld.stream().anyMatch(real::startsWith)) {
      return;
    }
    if (withheld.stream().noneMatch(secret -> secret.startsWith(real))) {
      add(real, rights);
    } else {
      children(real).forEach(child -> allow(child, rights));
    }
  }

  private void add(Path path, Set<FileRight> rights) {
    PathHandle.open(path).map(handle -> new Grant(handle, rights)).ifPresent(grants::add);
  }

  private static List<Path> children(Path directory) {
    try (var children = Files.list(directory)) {
      return children.toList();
    } catch (IOException _) {
      // What we cannot list, a command of ours cannot either.
      return List.of();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      // It may come later; until then its name is all there is.
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * The server's own code and runtime, which anybody has: a warden reads a class from them when it
   * first needs it, and is behind the wall by then.
   */
  private static List<Path> code() {
    var entries =
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of);
    var libraries =
        Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1)[0])
            .toAbsolutePath()
            .resolveSibling("lib");
    return Stream.concat(
            entries, Stream.of(libraries, Path.of(System.getProperty("java.home", "/"))))
        .toList();
  }
}
