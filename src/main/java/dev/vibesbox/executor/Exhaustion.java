package dev.vibesbox.executor;

import dev.vibesbox.bus.Failure;
import dev.vibesbox.posix.Descriptors;
import dev.vibesbox.posix.Errno;
import dev.vibesbox.posix.PosixException;
import dev.vibesbox.posix.ResourceLimit;

/** The moment when the machine has no more to give: said clearly, and early enough to say it. */
final class Exhaustion {
  /** Descriptors that commands leave to the server, so that it can be spoken to and asked why. */
  private static final long RESERVE = 64;

  /** Of a small limit, no more than this share. */
  private static final long SHARE = 4;

  private static final String ADVICE = "Try again when other commands have ended.";

  private final long openFiles = ResourceLimit.OPEN_FILES.ofServer();

  /**
   * Descriptors have the lowest free number, so a high one says that few are left.
   *
   * @throws Failure 500 where a command would take one of the last
   */
  void refuse() {
    int trial;
    try {
      trial = Descriptors.eventfd();
    } catch (PosixException e) {
      throw new Failure(Failure.BROKEN, sentence(e), ADVICE);
    }
    Descriptors.close(trial);
    if (trial >= openFiles - Math.min(RESERVE, openFiles / SHARE)) {
      throw new Failure(
          Failure.BROKEN,
          "the server is almost out of file descriptors, it may have %d (RLIMIT_NOFILE)"
              .formatted(openFiles),
          ADVICE);
    }
  }

  /** What could not be had, and which limit says so. */
  static String sentence(Throwable cause) {
    return cause instanceof PosixException refused
        ? refused.getMessage() + limit(refused.errno())
        : cause.toString();
  }

  /** Which limits bound threads and processes: Java says only that a thread cannot be had. */
  static String tasks() {
    return "; the container allows %s (pids.max), its user %s (RLIMIT_NPROC). %s"
        .formatted(
            shown(Cgroup.ofServer().longestTaskList().orElse(ResourceLimit.INFINITY)),
            shown(ResourceLimit.USER_TASKS.ofServer()),
            ADVICE);
  }

  private static String limit(int errno) {
    return switch (errno) {
      case Errno.EMFILE ->
          "; the server may have %d (RLIMIT_NOFILE). %s"
              .formatted(ResourceLimit.OPEN_FILES.ofServer(), ADVICE);
      case Errno.EAGAIN -> tasks();
      case Errno.ENFILE, Errno.ENOMEM -> ". " + ADVICE;
      default -> "";
    };
  }

  private static String shown(long limit) {
    return limit == ResourceLimit.INFINITY ? "any number" : Long.toString(limit);
  }
}
