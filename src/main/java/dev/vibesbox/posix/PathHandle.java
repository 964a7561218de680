package dev.vibesbox.posix;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file or directory held by a descriptor that cannot read it (O_PATH, open(2)). */
public record PathHandle(int descriptor, boolean isDirectory) implements AutoCloseable {
  private static final int O_PATH_CLOEXEC = 0x280000;
  private static final int AT_FDCWD = -100;

  /** Follows links; empty where nothing is there or the way to it is barred. */
  public static Optional<PathHandle> open(Path path) {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom(path.toString());
      var opened = Libc.attempt(Syscall.OPENAT, AT_FDCWD, name.address(), O_PATH_CLOEXEC);
      return opened < 0
          ? Optional.empty()
          : Optional.of(new PathHandle((int) opened, Files.isDirectory(path)));
    }
  }

  @Override
  public void close() {
    Descriptors.close(descriptor);
  }
}
