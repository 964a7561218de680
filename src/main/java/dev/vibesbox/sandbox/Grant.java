package dev.vibesbox.sandbox;

import dev.vibesbox.posix.FileRight;
import dev.vibesbox.posix.Landlock;
import dev.vibesbox.posix.PathHandle;
import java.util.EnumSet;
import java.util.Set;

/** Rights on a path that is held open, so that it means the same file for every command. */
record Grant(PathHandle path, Set<FileRight> rights) {
  static final Set<FileRight> READ = EnumSet.of(FileRight.READ_FILE, FileRight.READ_DIR);

  static final Set<FileRight> EXECUTE =
      EnumSet.of(FileRight.READ_FILE, FileRight.READ_DIR, FileRight.EXECUTE);

  /** All but making devices. */
  static final Set<FileRight> WRITE =
      EnumSet.complementOf(
          EnumSet.of(
              FileRight.EXECUTE, FileRight.MAKE_CHAR, FileRight.MAKE_BLOCK, FileRight.IOCTL_DEV));

  /** A place to work in. */
  static final Set<FileRight> WORK =
      EnumSet.complementOf(
          EnumSet.of(FileRight.MAKE_CHAR, FileRight.MAKE_BLOCK, FileRight.IOCTL_DEV));

  static final Set<FileRight> DEVICE =
      EnumSet.of(
          FileRight.READ_FILE, FileRight.READ_DIR, FileRight.WRITE_FILE, FileRight.IOCTL_DEV);

  void addTo(Landlock ruleset) {
    ruleset.allow(path, rights);
  }
}
