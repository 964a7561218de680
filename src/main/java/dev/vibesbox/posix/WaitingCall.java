package dev.vibesbox.posix;

import java.util.Arrays;
import java.util.Optional;

/** The system calls in which a thread waits for something to read, by their numbers. */
enum WaitingCall {
  READ(0, 63),
  READV(19, 65),
  POLL(7, WaitingCall.NONE),
  PPOLL(271, 73),
  SELECT(23, WaitingCall.NONE),
  PSELECT6(270, 72),
  EPOLL_WAIT(232, WaitingCall.NONE),
  EPOLL_PWAIT(281, 22),
  EPOLL_PWAIT2(441, 441);

  /** Calls that a machine does not have. */
  private static final int NONE = -2;

  private final int x86;
  private final int arm;

  WaitingCall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  static Optional<WaitingCall> of(int number) {
    return Arrays.stream(values()).filter(call -> call.number() == number).findFirst();
  }

  private int number() {
    return Machine.CURRENT == Machine.ARM64 ? arm : x86;
  }
}
