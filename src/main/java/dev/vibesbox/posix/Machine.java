package dev.vibesbox.posix;

/**
 * The machines that the numbers in this package are known for.
 *
 * <p>{@code auditName} is how seccomp calls it (AUDIT_ARCH_*, {@code linux/audit.h}).
 */
enum Machine {
  X86_64(0xC000003E),
  ARM64(0xC00000B7);

  static final Machine CURRENT = System.getProperty("os.arch").equals("aarch64") ? ARM64 : X86_64;

  final int auditName;

  Machine(int auditName) {
    this.auditName = auditName;
  }
}
