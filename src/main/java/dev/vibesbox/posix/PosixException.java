package dev.vibesbox.posix;

import java.util.Locale;

/** A call that the operating system refused. */
public final class PosixException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String call;
  private final int errno;

  PosixException(String call, int errno) {
    super(call);
    this.call = call.toLowerCase(Locale.ROOT);
    this.errno = errno;
  }

  @Override
  public String getMessage() {
    return call + ": " + Errno.name(errno);
  }

  /** The error number, as in errno(3). */
  public int errno() {
    return errno;
  }
}
