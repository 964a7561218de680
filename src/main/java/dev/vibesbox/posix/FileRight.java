package dev.vibesbox.posix;

import java.util.Set;

/**
 * What Landlock can withhold about files (LANDLOCK_ACCESS_FS_*, landlock(7)), and since which ABI.
 * What it cannot, on any kernel so far: looking at metadata, and changing mode, owner and times of
 * files whose owner the caller is.
 */
public enum FileRight {
  EXECUTE(0, 1, true),
  WRITE_FILE(1, 1, true),
  READ_FILE(2, 1, true),
  READ_DIR(3, 1, false),
  REMOVE_DIR(4, 1, false),
  REMOVE_FILE(5, 1, false),
  MAKE_CHAR(6, 1, false),
  MAKE_DIR(7, 1, false),
  MAKE_REG(8, 1, false),
  MAKE_SOCK(9, 1, false),
  MAKE_FIFO(10, 1, false),
  MAKE_BLOCK(11, 1, false),
  MAKE_SYM(12, 1, false),
  REFER(13, 2, false),
  TRUNCATE(14, 3, true),
  IOCTL_DEV(15, 5, true);

  private final int bit;
  private final int sinceAbi;
  private final boolean isOfFiles;

  FileRight(int bit, int sinceAbi, boolean isOfFiles) {
    this.bit = bit;
    this.sinceAbi = sinceAbi;
    this.isOfFiles = isOfFiles;
  }

  /** Those that this ABI knows, as the kernel's word. */
  static long bits(Set<FileRight> rights, int abi) {
    return rights.stream()
        .filter(right -> right.sinceAbi <= abi)
        .mapToLong(right -> 1L << right.bit)
        .reduce(0, (a, b) -> a | b);
  }

  /** Those of them that mean anything on something that is no directory. */
  static long bitsOfFiles(Set<FileRight> rights, int abi) {
    return rights.stream()
        .filter(right -> right.isOfFiles && right.sinceAbi <= abi)
        .mapToLong(right -> 1L << right.bit)
        .reduce(0, (a, b) -> a | b);
  }
}
