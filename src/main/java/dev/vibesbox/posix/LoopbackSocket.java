package dev.vibesbox.posix;

import java.lang.foreign.Arena;

/** Sockets of TCP that lead nowhere but to this machine itself. Any thread. */
public final class LoopbackSocket {
  private static final int SOL_SOCKET = 1;
  private static final int SO_BINDTODEVICE = 25;
  private static final String DEVICE = "lo";

  private LoopbackSocket() {}

  /**
   * Makes one, bound to the loopback device. No privilege is needed for that, but CAP_NET_RAW to
   * undo it; nor does connecting to nothing undo it, as it does for UDP.
   *
   * @return its descriptor, closed on exec, or the error number negated
   */
  public static int open(int family, int type, int protocol) {
    var made = Libc.attempt(Syscall.SOCKET, family, type | Descriptors.O_CLOEXEC, protocol);
    if (made < 0) {
      return (int) made;
    }
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom(DEVICE);
      var bound =
          Libc.attempt(
              Syscall.SETSOCKOPT,
              made,
              SOL_SOCKET,
              SO_BINDTODEVICE,
              name.address(),
              name.byteSize());
      if (bound < 0) {
        Descriptors.close((int) made);
        return (int) bound;
      }
      return (int) made;
    }
  }
}
