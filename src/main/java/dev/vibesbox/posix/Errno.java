package dev.vibesbox.posix;

/** Names and meanings of the error numbers that spawning and plumbing can meet; see errno(3). */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EAGAIN = 11;
  public static final int ECHILD = 10;
  public static final int ENOMEM = 12;
  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  public static final int EACCES = 13;
  public static final int EPIPE = 32;

  private Errno() {}

  /** The symbolic name and its meaning, such as {@code ENOENT (no such file or directory)}. */
  public static String name(int errno) {
    return switch (errno) {
      case EPERM -> "EPERM (operation not permitted)";
      case 2 -> "ENOENT (no such file or directory)";
      case ESRCH -> "ESRCH (no such process)";
      case EINTR -> "EINTR (interrupted)";
      case 5 -> "EIO (input/output error)";
      case 7 -> "E2BIG (argument list too long)";
      case 8 -> "ENOEXEC (not an executable)";
      case 9 -> "EBADF (bad file descriptor)";
      case ECHILD -> "ECHILD (no child process)";
      case EAGAIN -> "EAGAIN (out of processes or threads, try again)";
      case ENOMEM -> "ENOMEM (out of memory)";
      case EACCES -> "EACCES (permission denied)";
      case 20 -> "ENOTDIR (not a directory)";
      case 22 -> "EINVAL (invalid argument)";
      case ENFILE -> "ENFILE (too many open files in the system)";
      case EMFILE -> "EMFILE (too many open files)";
      case 25 -> "ENOTTY (not a terminal)";
      case 28 -> "ENOSPC (no space left on device)";
      case EPIPE -> "EPIPE (nobody reads)";
      case 36 -> "ENAMETOOLONG (file name too long)";
      case 38 -> "ENOSYS (this kernel does not have it)";
      case 40 -> "ELOOP (too many symbolic links)";
      default -> "errno " + errno;
    };
  }
}
